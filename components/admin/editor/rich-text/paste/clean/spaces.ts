import { isElement } from '#components/admin/editor/rich-text/paste/clean/dom.ts'

/** Spaces that only served the layout become plain ones, and what cannot be seen goes. */
export function cleanSpaces(node: Node) {
  for (const child of node.childNodes) {
    if (isElement(child)) {
      if (child.nodeName !== 'PRE') cleanSpaces(child)
    } else if (child.nodeType === 3) {
      const words = child.nodeValue ?? ''
      const clean = plainSpaces(words)
      if (clean !== words) child.nodeValue = clean
    }
  }
}

/** A space that must not break stays where typography asks for it: before French marks and units, inside «…». */
export function plainSpaces(text: string): string {
  return text
    .replace(/[\u200b\u2060\ufeff\u00ad]/g, '')
    .replace(/\u00a0(?![:;!?»%€])(?<![«\d]\u00a0)/g, ' ')
    .replace(/\u00a0(?=\s|$)|(?<=\s|^)\u00a0/g, ' ')
}
