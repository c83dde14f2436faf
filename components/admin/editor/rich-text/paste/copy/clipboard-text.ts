import type { Fragment, Node, Slice } from 'prosemirror-model'
import { markdownStyle } from '#components/admin/editor/rich-text/markdown/style.ts'
import { writeBlock } from '#components/admin/editor/rich-text/markdown/write.ts'
import { mapNodes } from '#components/admin/editor/rich-text/paste/tidy-slice.ts'
import { marks, nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

const STYLE = markdownStyle('')

/** The selection as Markdown; words within one paragraph as they are. */
export function clipboardText(slice: Slice): string {
  const line = lineOf(slice)
  if (line) return line.textBetween(0, line.content.size, '', leafText)
  return blocksText(slice.content)
}

/** Blocks as Markdown that stands alone: links name their addresses. */
export function blocksText(content: Fragment): string {
  const blocks = blocksOf(mapNodes(content, withoutReference))
  const written = blocks.map((block) => writeBlock(block, STYLE))
  return written.filter((text) => text !== '').join('\n\n')
}

/** The paragraph, heading or code that the selection lies inside of. */
function lineOf({ content, openStart, openEnd }: Slice): Node | null {
  let node = content.childCount === 1 ? content.firstChild : null
  for (let depth = 1; node && depth <= Math.min(openStart, openEnd); depth++) {
    if (node.isTextblock) return node
    node = node.childCount === 1 ? node.firstChild : null
  }
  return null
}

function leafText(leaf: Node): string {
  if (leaf.type === nodes.footnoteMark) return `[^${leaf.attrs.label}]`
  return leaf.type.spec.leafText?.(leaf) ?? leaf.attrs.alt ?? leaf.attrs.source ?? ''
}

/** Parts of a table or list as a whole one. */
function blocksOf(content: Fragment): readonly Node[] {
  const { firstChild } = content
  if (firstChild?.isInline) return [nodes.paragraph.create(null, content)]
  switch (firstChild?.type) {
    case nodes.tableRow:
      return [nodes.table.create(null, content)]
    case nodes.tableCell:
    case nodes.tableHeader:
      return content.content.map((cell) => nodes.paragraph.create(null, cell.content))
    case nodes.listItem:
      return [nodes.list.create(null, content)]
    default:
      return content.content
  }
}

/** The definition of a reference does not come along: the link names its address. */
function withoutReference(node: Node): Node {
  if (node.type === nodes.image && node.attrs.reference)
    return node.type.create({ ...node.attrs, reference: null }, null, node.marks)
  const link = marks.link.isInSet(node.marks)
  if (!link?.attrs.reference) return node
  return node.mark(marks.link.create({ ...link.attrs, reference: null }).addToSet(node.marks))
}
