import type { Node } from 'prosemirror-model'
import { type Command, Selection, TextSelection } from 'prosemirror-state'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Inserts a footnote mark at the caret and its empty footnote at the end of the text, with the caret in it. */
export const insertFootnote: Command = (state, dispatch) => {
  const { $to } = state.selection
  if (!$to.parent.inlineContent || !$to.parent.canReplaceWith($to.index(), $to.index(), nodes.footnoteMark))
    return false
  if (!dispatch) return true
  const label = nextLabel(state.doc)
  const tr = state.tr.insert($to.pos, nodes.footnoteMark.create({ label }))
  const end = tr.doc.content.size
  tr.insert(end, nodes.footnote.create({ label }, nodes.paragraph.create()))
  dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 2)).scrollIntoView())
  return true
}

/** Backspace in an empty footnote removes it, and its marks with it. */
export const dropEmptyFootnote: Command = (state, dispatch) => {
  const { $head, empty } = state.selection
  const note = $head.depth > 1 ? $head.node(-1) : null
  if (!empty || note?.type !== nodes.footnote || note.childCount > 1 || note.textContent !== '') return false
  if ($head.parent.content.size > 0) return false
  const tr = state.tr.delete($head.before(-1), $head.after(-1))
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map($head.before(-1))), -1)))
  return true
}

function nextLabel(doc: Node): string {
  const taken = new Set<string>()
  doc.descendants(({ type, attrs }) => {
    if (type === nodes.footnote || type === nodes.footnoteMark) taken.add(attrs.label)
  })
  let number = 1
  while (taken.has(String(number))) number += 1
  return String(number)
}
