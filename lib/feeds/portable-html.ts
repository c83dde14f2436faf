import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node

const ADDRESSES = new Set(['href', 'src', 'poster', 'cite'])
/** Attributes that refer to ids in the same text. */
const REFERENCES = new Set(['aria-describedby', 'aria-labelledby', 'aria-controls', 'for', 'headers'])

type Context = {
  /** The URL of its page. */
  page: string
  /** Prefix for its ids, which must be unique beside other texts in a feed reader. */
  prefix: string
}

/**
 * Makes HTML readable away from its page: relative URLs become absolute, links within the text (such as footnotes)
 * stay internal, and empty links, which only the site's style sheet fills, are removed.
 */
export function portableHtml(html: string, context: Context): string {
  const fragment = parseFragment(html)
  const ids = new Set(listIds(fragment))
  visit(fragment, { ...context, ids })
  return serialize(fragment)
}

function listIds(node: Node): string[] {
  const own = 'attrs' in node ? node.attrs.filter(({ name }) => name === 'id').map(({ value }) => value) : []
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(listIds)] : own
}

function visit(node: Node, text: Context & { ids: Set<string> }): void {
  for (const attribute of 'attrs' in node ? node.attrs : []) {
    if (ADDRESSES.has(attribute.name)) attribute.value = move(attribute.value, text)
    if (attribute.name === 'srcset') attribute.value = completeSrcset(attribute.value, text.page)
    if (attribute.name === 'id') attribute.value = text.prefix + attribute.value
    if (REFERENCES.has(attribute.name)) attribute.value = attribute.value.replace(/\S+/g, `${text.prefix}$&`)
  }
  if (!('childNodes' in node)) return
  node.childNodes = node.childNodes.filter((child) => !isEmptyLink(child))
  for (const child of node.childNodes) visit(child, text)
}

function isEmptyLink(node: Node): boolean {
  return node.nodeName === 'a' && 'childNodes' in node && node.childNodes.length === 0
}

function move(address: string, { page, prefix, ids }: Context & { ids: Set<string> }): string {
  const id = address.startsWith('#') ? address.slice(1) : null
  if (id !== null && ids.has(decodeFragment(id))) return `#${prefix}${id}`
  return complete(address, page)
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

function complete(address: string, page: string): string {
  return URL.parse(address, page)?.href ?? address
}

// https://html.spec.whatwg.org/multipage/images.html#srcset-attributes: a URL extends to the next white space and
// neither begins nor ends with a comma; a descriptor extends to the next comma.
const CANDIDATE = /([^\s,]\S*[^\s,]|[^\s,])(\s+[^,]*)?/g

function completeSrcset(srcset: string, page: string): string {
  return srcset.replace(
    CANDIDATE,
    (_, address: string, descriptor = '') => complete(address, page) + descriptor,
  )
}
