import { type Command, TextSelection } from 'prosemirror-state'
import { setParagraph } from '#components/admin/editor/rich-text/keys/commands/kinds.ts'
import { isInSource } from '#components/admin/editor/rich-text/keys/commands/where.ts'
import { marks, nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** A line break within a block; in a table cell as <br />, the only way Markdown has for it there. */
export const lineBreak: Command = (state, dispatch) => {
  const { parent } = state.selection.$from
  if (!parent.inlineContent || isInSource(state)) return false
  const tag = parent.type.spec.tableRole !== undefined
  dispatch?.(state.tr.replaceSelectionWith(nodes.hardBreak.create({ tag })).scrollIntoView())
  return true
}

const FORMATS = [marks.strong, marks.em, marks.strike, marks.inlineCode, marks.element]

/** Takes the formatting from the selected words; links stay. */
export const clearFormatting: Command = ({ selection: { from, to, empty }, tr }, dispatch) => {
  if (empty) return false
  for (const mark of FORMATS) tr.removeMark(from, to, mark)
  dispatch?.(tr)
  return true
}

/** Backspace at the start of a heading, or in an empty block of code, makes it a paragraph. */
export const backspaceAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const { parent } = $from
  if (!empty || $from.parentOffset > 0) return false
  const isPlain = parent.type === nodes.heading || (parent.type === nodes.code && parent.content.size === 0)
  return isPlain && setParagraph(state, dispatch)
}

/** A new paragraph after the top-level block around the caret. */
export const leaveBox: Command = ({ selection: { $to }, tr, doc }, dispatch) => {
  const at = $to.depth === 0 ? $to.pos : $to.after(1)
  if (at > doc.content.size) return false
  tr.insert(at, nodes.paragraph.create())
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView())
  return true
}
