import { type Node, Slice } from 'prosemirror-model'
import { freeLabels } from '#components/admin/editor/free-labels.ts'
import { mapNodes } from '#components/admin/editor/rich-text/paste/tidy-slice.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Footnotes that come with their words get labels that the text does not have yet. */
export function renameFootnotes(slice: Slice, doc: Node): Slice {
  const renamed = freeLabels(labelsIn(doc.children), labelsIn(slice.content.content))
  if (renamed.size === 0) return slice
  const content = mapNodes(slice.content, (node) => {
    const label = hasLabel(node) ? renamed.get(node.attrs.label.toLowerCase()) : undefined
    return label ? node.type.create({ label }, node.content, node.marks) : node
  })
  return new Slice(content, slice.openStart, slice.openEnd)
}

function hasLabel({ type }: Node): boolean {
  return type === nodes.footnote || type === nodes.footnoteMark
}

/** The labels of the notes themselves, not of the marks that lead to them. */
function labelsIn(blocks: readonly Node[]): Set<string> {
  const notes = blocks.filter(({ type }) => type === nodes.footnote)
  return new Set(notes.map(({ attrs }) => attrs.label.toLowerCase()))
}
