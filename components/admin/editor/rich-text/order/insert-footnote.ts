import type { Node } from 'prosemirror-model'
import { type Command, TextSelection } from 'prosemirror-state'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Puts a footnote mark at the caret, and its words, to be typed, at the end of the text under the next free number. */
export const insertFootnote: Command = (state, dispatch) => {
  const { $from, from, to } = state.selection
  if (!$from.parent.inlineContent || $from.parent.type.spec.code) return false
  const label = nextLabel(state.doc)
  const tr = state.tr.replaceWith(from, to, nodes.footnoteMark.create({ label }))
  const at = tr.doc.content.size
  tr.insert(at, nodes.footnote.create({ label }, nodes.paragraph.create()))
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView())
  return true
}

function nextLabel(doc: Node): string {
  const used = new Set<string>()
  doc.descendants(({ type, attrs }) => {
    if (type === nodes.footnote || type === nodes.footnoteMark) used.add(attrs.label)
  })
  let number = 1
  while (used.has(String(number))) number += 1
  return String(number)
}
