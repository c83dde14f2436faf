import type { Node } from 'prosemirror-model'
import type { BlockWriter, Origin } from '#components/admin/editor/rich-text/markdown/block-writer.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

type Written = { node: Node; origin: Origin | null; text: string }

/** A block as it stands in the text, with what stands before it. Both are empty for a block that is not written. */
export type Piece = { node: Node; gap: string; text: string }

/** The blocks one after the other. What stood between two neighbours stays; new neighbours get a blank line. */
export function joinBlocks(all: Written[], writer: BlockWriter): Piece[] {
  let before: Written | null = null
  return all.map((block) => {
    const { node } = block
    if (block.text === '') return { node, gap: '', text: '' }
    const gap = before ? gapBetween(before, block, writer) : ''
    const text = before && joinsList(before, block) ? writer.writeApart(node) : block.text
    before = { ...block, text }
    return { node, gap, text }
  })
}

function gapBetween(before: Written, block: Written, { style }: BlockWriter): string {
  const blank = style.lineEnd.repeat(2)
  if (!before.origin || !areNeighbours(before, block)) return blank
  const { gap } = before.origin
  if (isUntouched(before) && isUntouched(block)) return gap
  if (isSameKind(before) && isSameKind(block)) return /\n/.test(gap) ? gap : blank
  return /\n[^\S\n]*\n/.test(gap) ? gap.replace(/[ \t]+$/, '') : blank
}

function isSameKind({ node, origin }: Written): boolean {
  return node.type === origin?.node.type
}

/** Whether they stood side by side in the source. */
function areNeighbours(before: Written, block: Written): boolean {
  return block.origin !== null && block.origin === before.origin?.next
}

function isUntouched({ text, origin }: Written): boolean {
  return text === origin?.text
}

/** Two lists of one kind with the same marker would read as one. */
function joinsList(before: Written, block: Written): boolean {
  if (areNeighbours(before, block) && isSameKind(before) && isSameKind(block)) return false
  if (before.node.type !== nodes.list || block.node.type !== nodes.list) return false
  return markerOf(before.text) === markerOf(block.text)
}

function markerOf(text: string): string {
  return /^\s*(?:\d+)?([-*+.)])/.exec(text)?.[1] ?? ''
}
