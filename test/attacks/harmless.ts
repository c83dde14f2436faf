import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode

const RUNS = new Set(
  'script style iframe object embed form input button svg math base meta link template'.split(' '),
)
const ADDRESSES = new Set(['href', 'src', 'cite'])
const HARMLESS = new Set('http: https: mailto: tel: sms: ftp: irc: ircs: xmpp:'.split(' '))
const ATTRIBUTES = new Set(
  `alt aria-describedby aria-label cite class colspan data-language datetime decoding dir height href id lang
  loading open rel role rowspan scope sizes src srcset start style tabindex title type width`.split(/\s+/),
)

/**
 * An independent XSS check: lists what a piece of HTML could make a browser do. It shares no code with the renderer's
 * sanitizer.
 */
export function dangersIn(html: string): string[] {
  const fragment = parseFragment(html)
  const again = serialize(parseFragment(serialize(fragment)))
  const changes = again === serialize(fragment) ? [] : ['it reads differently the second time']
  return [...changes, ...fragment.childNodes.flatMap(dangersOf)]
}

function dangersOf(node: Node): string[] {
  if (node.nodeName === '#text') return []
  if (!('tagName' in node)) return [`a ${node.nodeName}`]
  const own =
    RUNS.has(node.tagName) || node.namespaceURI !== 'http://www.w3.org/1999/xhtml' ? [node.tagName] : []
  const attributes = node.attrs.flatMap(({ name, value }) => {
    if (!ATTRIBUTES.has(name) || !isPlain(name, value)) return [`${name}="${value}"`]
    return ADDRESSES.has(name) && !leadsNowhereBad(name, value) ? [`${name}="${value}"`] : []
  })
  return [...own, ...attributes, ...node.childNodes.flatMap(dangersOf)]
}

/** Inline styles may only set the placeholder colour of an image, in the forms that the renderer writes. */
function isPlain(name: string, value: string): boolean {
  if (name === 'style') return /^--placeholder:#\w{6}$/.test(value)
  if (name === 'srcset') return value.split(', ').every((form) => form.startsWith('/media/'))
  return true
}

/** Images must be same-origin; the Content-Security-Policy blocks all others. */
function leadsNowhereBad(name: string, address: string): boolean {
  const url = URL.parse(address, 'https://publication.example/blog/a')
  if (name === 'src') return url?.origin === 'https://publication.example'
  return url !== null && HARMLESS.has(url.protocol)
}
