import type { Nodes } from 'mdast'
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { linkTo, wordsFor } from '#lib/import-export/images/alt-text.ts'
import { type Edit, type ImageReference, placeOf, spanOf } from '#lib/import-export/images/references.ts'

type Element = MdxJsxFlowElement | MdxJsxTextElement

export function isElement(node: Nodes): node is Element {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

/** The image of an MDX element or component: anything with a `src`, or a link card with an `image`. */
export function findInElement(node: Element, inLink: boolean): ImageReference[] {
  if (node.name === 'LinkCard') return findInCard(node)
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

/** A card without its image is still a card. */
function findInCard(node: Element): ImageReference[] {
  const image = attributeOf(node, 'image')
  if (typeof image?.value !== 'string') return []
  const without = (): Edit => ({ ...spanOf(image), text: '' })
  return [
    {
      address: image.value,
      ...placeOf(node),
      showFrom: (text) => ({ ...spanOf(image), text: `image="${text}"` }),
      linkInstead: without,
      wordsInstead: without,
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
