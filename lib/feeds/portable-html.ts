import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node

const ADDRESSES = new Set(['href', 'src', 'poster', 'cite'])

/**
 * HTML to be read away from its page: relative addresses, in-page anchors included, are completed from the page's own,
 * and links without content, which only the site's style fills, are left out.
 */
export function portableHtml(html: string, page: string): string {
  const fragment = parseFragment(html)
  visit(fragment, page)
  return serialize(fragment)
}

function visit(node: Node, page: string): void {
  for (const attribute of 'attrs' in node ? node.attrs : []) {
    if (ADDRESSES.has(attribute.name)) attribute.value = complete(attribute.value, page)
    if (attribute.name === 'srcset') attribute.value = completeSrcset(attribute.value, page)
  }
  if (!('childNodes' in node)) return
  node.childNodes = node.childNodes.filter((child) => !isEmptyLink(child))
  for (const child of node.childNodes) visit(child, page)
}

function isEmptyLink(node: Node): boolean {
  return node.nodeName === 'a' && 'childNodes' in node && node.childNodes.length === 0
}

function complete(address: string, page: string): string {
  return URL.parse(address, page)?.href ?? address
}

// https://html.spec.whatwg.org/multipage/images.html#srcset-attributes: an address runs to the next white space and
// neither begins nor ends with a comma; a descriptor runs to the next comma.
const CANDIDATE = /([^\s,]\S*[^\s,]|[^\s,])(\s+[^,]*)?/g

function completeSrcset(srcset: string, page: string): string {
  return srcset.replace(
    CANDIDATE,
    (_, address: string, descriptor = '') => complete(address, page) + descriptor,
  )
}
