import type { Heading, ListItem, RootContent } from 'mdast'
import { isBlank } from '#lib/content/mdx/parse/nodes.ts'
import { isPhrase, paragraphs } from '#lib/content/mdx/parse/paragraphs.ts'
import { keptAttributes } from './attributes.ts'
import type { Conversion, Tools } from './context.ts'
import type { TagNode, TagTreeNode } from './tag-tree.ts'
import { trim } from './trim.ts'

/** Drops the tags of a wrapper element and keeps its content as blocks. */
export const unwrapBlock: Conversion = (_, inside) => blocksOf(inside)

export function heading(depth: Heading['depth']): Conversion {
  return (tag, inside, { diagnostics }) => {
    if (!inside.every(isPhrase))
      diagnostics.report(tag, 'A heading can contain only text. Move the blocks out of it.')
    const children = trim(inside.filter(isPhrase))
    return children.length > 0 ? [{ type: 'heading', depth, children, position: tag.position }] : []
  }
}

export const quotation: Conversion = (tag, inside) => {
  const children = blocksOf(inside).filter((node) => node.type !== 'listItem')
  return [{ type: 'blockquote', children, position: tag.position } as RootContent]
}

export const list: Conversion = (tag, _, tools) => {
  const items = partsOf(tag, ['li'], tools)
  const children = items.map((item) => itemOf(item, tools))
  const start = tag.name === 'ol' ? Number(tag.attributes.get('start') ?? 1) || 1 : null
  const spread = children.some((item) => item.spread)
  if (children.length === 0) return []
  return [{ type: 'list', ordered: start !== null, start, spread, children, position: tag.position }]
}

function itemOf(item: TagNode, tools: Tools): ListItem {
  const children = blocksOf(tools.convert(item.children))
  const spread = children.filter((node) => node.type === 'paragraph').length > 1
  return { type: 'listItem', spread, children, position: item.position } as ListItem
}

export const definitions: Conversion = (tag, _, tools) => {
  const children = partsOf(tag, ['dt', 'dd'], tools).map((part) =>
    element(part, blocksOf(tools.convert(part.children))),
  )
  return [element(tag, children)]
}

/** An HTML element that is kept as a JSX element in MDX. */
export function element(tag: TagNode, children: RootContent[]): RootContent {
  const { name, position } = tag
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: keptAttributes(tag),
    children,
    position,
  } as RootContent
}

/** The child elements with the given names. Reports any other child. */
export function partsOf(tag: TagNode, names: string[], { diagnostics }: Tools): TagNode[] {
  const parts: TagNode[] = []
  for (const child of tag.children) {
    if (child.type === 'tag' && names.includes(child.name)) parts.push(child)
    else if (!isEmpty(child))
      diagnostics.report(child, `Only <${names.join('>, <')}> is allowed directly inside <${tag.name}>.`)
  }
  return parts
}

export function isEmpty(node: TagTreeNode) {
  return node.type === 'tagText' ? node.value.trim() === '' : node.type !== 'tag' && isBlank(node)
}

export function blocksOf(inside: RootContent[]): RootContent[] {
  return paragraphs(inside).flatMap((node): RootContent[] => {
    if (node.type !== 'paragraph') return [node]
    const children = trim(node.children)
    return children.length > 0 ? [{ ...node, children }] : []
  })
}
