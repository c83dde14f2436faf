import { STYLE } from '#components/admin/editor/rich-text/paste/clean/inert-html.ts'

/** All elements that match, as they stand now. */
export function all(root: ParentNode, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)]
}

/** Leaves the content of an element in its place. */
export function unwrap(element: Element) {
  while (element.firstChild) element.before(element.firstChild)
  element.remove()
}

/** Moves the content of an element into a new one, and returns that. */
export function rename(element: HTMLElement, name: string): HTMLElement {
  const made = element.ownerDocument.createElement(name)
  moveContent(element, made)
  element.replaceWith(made)
  return made
}

/** Puts the content of an element into a new child of it. */
export function wrapContent(element: HTMLElement, name: string) {
  const made = element.ownerDocument.createElement(name)
  moveContent(element, made)
  element.append(made)
}

export function moveContent(from: Node, to: Node) {
  while (from.firstChild) to.appendChild(from.firstChild)
}

/**
 * The value of a property in the style attribute, as inertHtml has left it. `element.style` would be empty, and never
 * has the properties of Word.
 */
export function styleOf(element: Element, property: string): string {
  const style = element.getAttribute(STYLE)
  if (!style?.includes(property)) return ''
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':')
    if (declaration.slice(0, colon).trim().toLowerCase() === property)
      return declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase()
  }
  return ''
}

export function isElement(node: Node | null | undefined): node is HTMLElement {
  return node?.nodeType === 1
}

export function textOf(node: Node): string {
  return (node.textContent ?? '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim()
}

/** Blocks that hold a line of text, and those that hold blocks. */
const BLOCKS =
  /^(p|h[1-6]|div|ul|ol|li|blockquote|pre|table|thead|tbody|tfoot|tr|td|th|hr|figure|figcaption|section|article|main|aside|header|footer|address|dl|dt|dd|details|summary|center|fieldset)$/i

export function isBlock(node: Node): boolean {
  return isElement(node) && BLOCKS.test(node.nodeName)
}
