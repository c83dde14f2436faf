import { type Element, isElement, type Node, type ParsedHtml } from './parsed-html.ts'

type Rule = { test: (value: string) => boolean }

const WORD = /^[\w+#.:-]+( [\w+#.:-]+)*$/
const TEXT = /^/
const LINK = address(/^(https?|mailto|tel|sms|ftp|ircs?|xmpp)$/i)
const IMAGE: Rule = { test: (value) => !/^([a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(compact(value)) }
const NUMBER = /^\d+$/

/** Only resized variants of an uploaded image. */
const SOURCES =
  /^\/media\/[0-9a-f]{64}-\d+\.(avif|webp) \d+w(, \/media\/[0-9a-f]{64}-\d+\.(avif|webp) \d+w)*$/

/** Allow-list of attributes in rendered HTML, by element; `*` is any element. */
const RULES: [string, Record<string, Rule>][] = [
  ['*', { class: WORD, title: TEXT, lang: /^[\w-]+$/, dir: /^(ltr|rtl|auto)$/ }],
  [
    'a',
    {
      href: LINK,
      rel: /^noopener$/,
      'aria-label': TEXT,
      'aria-describedby': /^footnote-label$/,
    },
  ],
  ['blockquote', { cite: LINK }],
  ['details', { open: /^$/ }],
  ['figure', { 'data-language': WORD }],
  [
    'img',
    {
      src: IMAGE,
      alt: TEXT,
      width: NUMBER,
      height: NUMBER,
      loading: /^lazy$/,
      decoding: /^async$/,
      style: /^--placeholder:#[0-9a-f]{6}$/,
    },
  ],
  ['ol', { start: /^-?\d+$/ }],
  ['pre', { role: /^group$/, 'aria-label': TEXT, tabindex: /^0$/ }],
  ['section', { role: /^note$/, 'aria-label': TEXT, tabindex: /^0$/ }],
  ['source', { type: /^image\/(avif|webp)$/, srcset: SOURCES, sizes: /^[a-z0-9 (),.:-]+$/ }],
  ['span', { id: /^[^\s]+$/, role: /^img$/, 'aria-label': TEXT }],
  ['td', { colspan: NUMBER, rowspan: NUMBER }],
  ['th', { colspan: NUMBER, rowspan: NUMBER, scope: /^(col|row)(group)?$/ }],
  ['time', { datetime: TEXT }],
  ['h2', { id: /^footnote-label$/ }],
]

const ATTRIBUTES = new Map(RULES)

const ELEMENTS = new Set(
  `a abbr b bdi bdo blockquote br caption cite code dd del details dfn dl dt em figcaption figure h2 h3 h4 h5 h6
  hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small source span strong sub summary sup table tbody td tfoot th
  thead time tr u ul var wbr`.split(/\s+/),
)

/**
 * The last line of defence, independent of the MDX checks: verifies sanitized HTML against an allow-list. The rendered
 * HTML, parsed as a browser parses it, may contain only known elements, attributes and URL schemes, and must parse
 * without errors, so that no browser repairs it into something else. Throws otherwise.
 */
export function assertSafeHtml({ nodes, errors }: ParsedHtml) {
  const ids = new Set<string>()
  for (const error of errors) refuse(error)
  for (const node of nodes) assertSafeNode(node, ids)
}

function assertSafeNode(node: Node, ids: Set<string>) {
  if (node.nodeName === '#text') return
  if (!isElement(node) || !ELEMENTS.has(node.tagName)) return refuse(node.nodeName)
  for (const { name, value } of node.attrs) {
    if (!ruleFor(node, name)?.test(value)) refuse(`${name}="${value}" on ${node.tagName}`)
    if (name === 'id' && ids.size === ids.add(value).size) refuse(`a second id="${value}"`)
  }
  for (const child of node.childNodes) assertSafeNode(child, ids)
}

function ruleFor(node: Element, name: string): Rule | undefined {
  for (const rules of [ATTRIBUTES.get(node.tagName), ATTRIBUTES.get('*')])
    if (rules && Object.hasOwn(rules, name)) return rules[name]
  return undefined
}

function address(schemes: RegExp): Rule {
  const scheme = (value: string) => /^([a-z][a-z0-9+.-]*):/i.exec(compact(value))?.[1]
  return { test: (value) => schemes.test(scheme(value) ?? 'https') }
}

/** Browsers ignore white space and control characters when they parse a URL scheme. */
function compact(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  return value.replace(/[\x00-\x20]/g, '')
}

function refuse(what: string): never {
  throw new Error(`The renderer produced HTML that is not on the allow-list: ${what.slice(0, 200)}.`)
}
