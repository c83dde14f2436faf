import type { Nodes } from 'mdast'
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { linkTo, wordsFor } from '#lib/import-export/images/alt-text.ts'
import { type Edit, type ImageReference, placeOf, spanOf } from '#lib/import-export/images/references.ts'

type Element = MdxJsxFlowElement | MdxJsxTextElement

export function isElement(node: Nodes): node is Element {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

/** The image of an MDX element or component: anything with a `src`. */
export function findInElement(node: Element, inLink: boolean): ImageReference[] {
  const src = attributeOf(node, 'src')
  if (typeof src?.value !== 'string') return []
  const { value: address } = src
  const alt = textOf(node, 'alt') || textOf(node, 'caption')
  const instead = (text: string): Edit => ({ ...spanOf(node), text })
  return [
    {
      address,
      ...placeOf(node),
      showFrom: (text) => ({ ...spanOf(src), text: `src="${text}"` }),
      linkInstead: () => instead(inLink ? wordsFor(alt) : linkTo(address, alt)),
      wordsInstead: () => instead(wordsFor(alt)),
    },
  ]
}

function attributeOf(node: Element, name: string): MdxJsxAttribute | undefined {
  return node.attributes.find(
    (each): each is MdxJsxAttribute => each.type === 'mdxJsxAttribute' && each.name === name,
  )
}

function textOf(node: Element, name: string): string {
  const value = attributeOf(node, name)?.value
  return typeof value === 'string' ? value : ''
}
