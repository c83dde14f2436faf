import { splitListItem } from 'prosemirror-schema-list'
import { type Command, TextSelection } from 'prosemirror-state'
import { FENCE } from '#components/admin/editor/rich-text/keys/block-rules.ts'
import { codeOf } from '#components/admin/editor/rich-text/keys/commands/kinds.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Enter after three backticks and perhaps a language: a block of code with the caret in it. */
export const openFence: Command = ({ selection: { $from, empty }, tr }, dispatch) => {
  const { parent } = $from
  if (!empty || parent.type !== nodes.paragraph || $from.parentOffset !== parent.content.size) return false
  const fence = FENCE.exec(parent.textBetween(0, parent.content.size, null, '\ufffc'))
  const index = $from.index(-1)
  if (!fence || !$from.node(-1).canReplaceWith(index, index + 1, nodes.code)) return false
  const [, lang = ''] = fence
  tr.replaceWith($from.before(), $from.after(), codeOf('', { lang }))
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, $from.before() + 1)).scrollIntoView())
  return true
}

/** A new item; a task begins unticked, any other item has no box. */
export const splitItem: Command = (state, dispatch) => {
  const { $from } = state.selection
  const item = $from.depth > 1 ? $from.node(-1) : null
  if (item?.type !== nodes.listItem) return false
  const checked = item.attrs.checked === null ? null : false
  return splitListItem(nodes.listItem, { ...item.attrs, checked })(state, dispatch)
}
