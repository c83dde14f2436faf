import type { Heading } from '#lib/content/views.ts'
import { attribute, type Element, elementsOf, isElement, type Node } from './parsed-html.ts'
import { plainText } from './plain-text.ts'

/** The table of contents: top-level headings in order. Headings inside blockquotes and components do not count. */
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

/** The /media/ paths of all images shown, without duplicates. */
export function mediaOf(nodes: Node[]): string[] {
  const images = [...elementsOf(nodes)].filter((node: Element) => node.tagName === 'img')
  const addresses = images.map((image) => attribute(image, 'src') ?? '')
  return [...new Set(addresses.filter((address) => address.startsWith('/media/')))]
}
