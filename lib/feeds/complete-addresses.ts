import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node

const ADDRESSES = new Set(['href', 'src', 'poster', 'cite'])

/** HTML whose relative addresses, in-page anchors included, are completed from the address of its page. */
export function completeAddresses(html: string, page: string): string {
  const fragment = parseFragment(html)
  visit(fragment, page)
  return serialize(fragment)
}

function visit(node: Node, page: string): void {
  for (const attribute of 'attrs' in node ? node.attrs : []) {
    if (ADDRESSES.has(attribute.name)) attribute.value = complete(attribute.value, page)
    if (attribute.name === 'srcset') attribute.value = completeSrcset(attribute.value, page)
  }
  for (const child of 'childNodes' in node ? node.childNodes : []) visit(child, page)
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
