import type { Heading } from '#lib/content/views.ts'
import { attribute, type Element, elementsOf, isElement, type Node } from './parsed-html.ts'
import { plainText } from './plain-text.ts'

/** The headings of the article itself, in order; those inside quotations and boxes are not part of its structure. */
export function headingsOf(nodes: Node[]): Heading[] {
  return nodes.filter(isElement).flatMap((node) => {
    const depth = Number(/^h([2-6])$/.exec(node.tagName)?.[1])
    const id = targetOf(node)
    return depth && id ? [{ depth, id, text: plainText(node.childNodes).replaceAll('\n', ' ') }] : []
  })
}

function targetOf({ childNodes: [first] }: Element): string | undefined {
  return first && isElement(first) && attribute(first, 'class') === 'target'
    ? attribute(first, 'id')
    : undefined
}

/** Addresses under /media/ of the pictures shown, each once. */
export function mediaOf(nodes: Node[]): string[] {
  const pictures = [...elementsOf(nodes)].filter((node: Element) => node.tagName === 'img')
  const addresses = pictures.map((picture) => attribute(picture, 'src') ?? '')
  return [...new Set(addresses.filter((address) => address.startsWith('/media/')))]
}
