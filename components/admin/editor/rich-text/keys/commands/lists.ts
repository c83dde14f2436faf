import type { Node } from 'prosemirror-model'
import { liftListItem, sinkListItem, wrapInList } from 'prosemirror-schema-list'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { listAround } from '#components/admin/editor/rich-text/keys/commands/where.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

export type ListKind = 'bullet' | 'ordered' | 'task'

/** The kind of the list around the caret. */
export function listKindOf({ selection: { $from } }: EditorState): ListKind | null {
  const found = listAround($from)
  if (!found) return null
  if (found.list.attrs.ordered) return 'ordered'
  return $from.node(found.depth + 1)?.attrs.checked === null ? 'bullet' : 'task'
}

/** Makes the selected blocks a list of this kind; a list of another kind changes, one of the same kind is undone. */
export function toggleList(kind: ListKind): Command {
  return (state, dispatch) => {
    const found = listAround(state.selection.$from)
    if (found && listKindOf(state) === kind) return liftListItem(nodes.listItem)(state, dispatch)
    if (found) {
      dispatch?.(setKind(state.tr, found.at, kind).scrollIntoView())
      return true
    }
    return wrapInList(nodes.list, { ordered: kind === 'ordered' })(
      state,
      dispatch && ((tr) => dispatch(kind === 'task' ? withBoxes(tr) : tr)),
    )
  }
}

function withBoxes(tr: Transaction): Transaction {
  const found = listAround(tr.selection.$from)
  return found ? setKind(tr, found.at, 'task') : tr
}

function setKind(tr: Transaction, at: number, kind: ListKind): Transaction {
  const list = tr.doc.nodeAt(at)
  if (!list) return tr
  tr.setNodeMarkup(at, null, { ...list.attrs, ordered: kind === 'ordered', start: 1 })
  list.forEach((item, offset) => {
    const checked = kind === 'task' ? (item.attrs.checked ?? false) : null
    if (item.attrs.checked !== checked) tr.setNodeMarkup(at + 1 + offset, null, { ...item.attrs, checked })
  })
  return tr
}

/** Ticks the task at the caret, or unticks it. */
export const toggleTask: Command = (state, dispatch) => {
  const found = listAround(state.selection.$from)
  const item = found && state.selection.$from.node(found.depth + 1)
  if (!found || !item || item.attrs.checked === null) return false
  const at = state.selection.$from.before(found.depth + 1)
  dispatch?.(state.tr.setNodeMarkup(at, null, { ...item.attrs, checked: !item.attrs.checked }))
  return true
}

/** Indents the items; the list that they come to stand in has the attributes of the one they leave. */
export const sinkItem: Command = (state, dispatch) => {
  const found = listAround(state.selection.$from)
  return sinkListItem(nodes.listItem)(
    state,
    dispatch && ((tr) => dispatch(found ? likeOuter(tr, found.list) : tr)),
  )
}

function likeOuter(tr: Transaction, outer: Node): Transaction {
  const now = listAround(tr.selection.$from)
  if (!now || now.list.childCount > 1 || now.list.attrs.ordered === outer.attrs.ordered) return tr
  return tr.setNodeMarkup(now.at, null, { ...now.list.attrs, ordered: outer.attrs.ordered })
}

export const liftItem: Command = liftListItem(nodes.listItem)
