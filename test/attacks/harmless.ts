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
 * What a browser could be made to do by a piece of HTML, as a list of findings. It shares nothing with the renderer's
 * own proof: a second opinion.
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

/** A style may only name the colour that is shown until a picture has come; its forms are our own. */
function isPlain(name: string, value: string): boolean {
  if (name === 'style') return /^--placeholder:#\w{6}$/.test(value)
  if (name === 'srcset') return value.split(', ').every((form) => form.startsWith('/media/'))
  return true
}

/** Pictures come from here: a browser would be told to load no others. */
function leadsNowhereBad(name: string, address: string): boolean {
  const url = URL.parse(address, 'https://publication.example/blog/a')
  if (name === 'src') return url?.origin === 'https://publication.example'
  return url !== null && HARMLESS.has(url.protocol)
}
