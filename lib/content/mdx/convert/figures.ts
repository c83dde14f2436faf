import type { RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { stringAttributes } from './attributes.ts'
import { blocksOf, isEmpty } from './blocks.ts'
import type { Conversion, Tools } from './context.ts'
import type { TagNode, TagTreeNode } from './tag-tree.ts'

export const details: Conversion = (tag, _, tools) => {
  const [first, rest] = withoutPart(tag.children, 'summary')
  const summary = first ? plainText(first, tools) : ''
  const attributes = stringAttributes({ summary: summary || 'Details' })
  if (tag.attributes.has('open')) attributes.push({ type: 'mdxJsxAttribute', name: 'open', value: null })
  return [component('Details', attributes, blocksOf(tools.convert(rest)), tag)]
}

/**
 * An image with a plain-text caption becomes a Figure component. Any other figure is unwrapped, its caption kept as a
 * paragraph.
 */
export const figure: Conversion = (tag, _, tools) => {
  const [caption, rest] = withoutPart(tag.children, 'figcaption')
  const words = caption ? tools.convert(caption.children) : []
  const [only, ...others] = rest.filter((child) => !isEmpty(child))
  const isPlain = words.every((node) => node.type === 'text')
  if (!isPlain || others.length > 0 || only?.type !== 'tag' || only.name !== 'img')
    return [...blocksOf(tools.convert(rest)), ...blocksOf(words)]
  const text = textOf({ type: 'root', children: words }).trim()
  const { attributes } = only
  const given = {
    src: attributes.get('src') ?? '',
    alt: attributes.get('alt') ?? '',
    caption: text || undefined,
  }
  return [component('Figure', stringAttributes(given), [], tag)]
}

function withoutPart(children: TagTreeNode[], name: string): [TagNode | undefined, TagTreeNode[]] {
  const part = children.find((child): child is TagNode => child.type === 'tag' && child.name === name)
  return [part, children.filter((child) => child !== part)]
}

function plainText(tag: TagNode, tools: Tools): string {
  return textOf({ type: 'root', children: tools.convert(tag.children) })
    .replace(/\s+/g, ' ')
    .trim()
}

function component(
  name: string,
  attributes: ReturnType<typeof stringAttributes>,
  children: RootContent[],
  { position }: TagNode,
): RootContent {
  return { type: 'mdxJsxFlowElement', name, attributes, children, position } as RootContent
}
