import type { Heading, ListItem, RootContent } from 'mdast'
import { isBlank } from '#lib/content/mdx/parse/nodes.ts'
import { isPhrase, paragraphs } from '#lib/content/mdx/parse/paragraphs.ts'
import { keptAttributes } from './attributes.ts'
import type { Conversion, Tools } from './context.ts'
import type { Mixed, Piece } from './tag-tree.ts'
import { trim } from './trim.ts'

/** An element whose tags go: what it holds becomes blocks. */
export const opened: Conversion = (_, inside) => blocksOf(inside)

export function heading(depth: Heading['depth']): Conversion {
  return (piece, inside, { complaints }) => {
    if (!inside.every(isPhrase))
      complaints.report(piece, 'A heading cannot hold whole blocks. Keep its words only.')
    const children = trim(inside.filter(isPhrase))
    return children.length > 0 ? [{ type: 'heading', depth, children, position: piece.position }] : []
  }
}

export const quotation: Conversion = (piece, inside) => {
  const children = blocksOf(inside).filter((node) => node.type !== 'listItem')
  return [{ type: 'blockquote', children, position: piece.position } as RootContent]
}

export const list: Conversion = (piece, _, tools) => {
  const items = partsOf(piece, ['li'], tools)
  const children = items.map((item) => itemOf(item, tools))
  const start = piece.name === 'ol' ? Number(piece.attributes.get('start') ?? 1) || 1 : null
  const spread = children.some((item) => item.spread)
  if (children.length === 0) return []
  return [{ type: 'list', ordered: start !== null, start, spread, children, position: piece.position }]
}

function itemOf(item: Piece, tools: Tools): ListItem {
  const children = blocksOf(tools.convert(item.children))
  const spread = children.filter((node) => node.type === 'paragraph').length > 1
  return { type: 'listItem', spread, children, position: item.position } as ListItem
}

export const definitions: Conversion = (piece, _, tools) => {
  const children = partsOf(piece, ['dt', 'dd'], tools).map((part) =>
    element(part, blocksOf(tools.convert(part.children))),
  )
  return [element(piece, children)]
}

/** An element that stands in MDX as it stands in HTML. */
export function element(piece: Piece, children: RootContent[]): RootContent {
  const { name, position } = piece
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: keptAttributes(piece),
    children,
    position,
  } as RootContent
}

/** The elements of the given names in another; anything else in it is reported. */
export function partsOf(piece: Piece, names: string[], { complaints }: Tools): Piece[] {
  const parts: Piece[] = []
  for (const child of piece.children) {
    if (child.type === 'piece' && names.includes(child.name)) parts.push(child)
    else if (!isEmpty(child))
      complaints.report(child, `Only <${names.join('>, <')}> can stand directly in <${piece.name}>.`)
  }
  return parts
}

export function isEmpty(node: Mixed) {
  return node.type === 'words' ? node.value.trim() === '' : node.type !== 'piece' && isBlank(node)
}

export function blocksOf(inside: RootContent[]): RootContent[] {
  return paragraphs(inside).flatMap((node): RootContent[] => {
    if (node.type !== 'paragraph') return [node]
    const children = trim(node.children)
    return children.length > 0 ? [{ ...node, children }] : []
  })
}
