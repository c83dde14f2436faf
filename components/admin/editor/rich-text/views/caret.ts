import { NodeSelection, Selection, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Changes attributes of the node at a position; a selected node stays selected. */
export function setAttributes(view: EditorView, at: number | undefined, attributes: Record<string, unknown>) {
  const node = at === undefined ? null : view.state.doc.nodeAt(at)
  if (at === undefined || !node) return
  const { tr, selection } = view.state
  tr.setNodeMarkup(at, null, { ...node.attrs, ...attributes })
  if (selection instanceof NodeSelection && selection.from === at)
    tr.setSelection(NodeSelection.create(tr.doc, at))
  view.dispatch(tr)
}

export function selectBlock(view: EditorView, at: number | undefined) {
  const { selection, doc, tr } = view.state
  if (at === undefined || (selection instanceof NodeSelection && selection.from === at)) return
  view.dispatch(tr.setSelection(NodeSelection.create(doc, at)))
}

export function removeBlock(view: EditorView, at: number | undefined) {
  const node = at === undefined ? null : view.state.doc.nodeAt(at)
  if (at === undefined || !node) return
  const tr = view.state.tr.delete(at, at + node.nodeSize)
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size)))))
  view.focus()
}

/** Puts the caret behind the block that starts at a position; into a new paragraph when nothing follows. */
export function caretAfter(tr: Transaction, at: number): Transaction {
  const end = at + (tr.doc.nodeAt(at)?.nodeSize ?? 0)
  if (!tr.doc.resolve(end).nodeAfter) tr.insert(end, nodes.paragraph.create())
  return tr.setSelection(Selection.near(tr.doc.resolve(end), 1)).scrollIntoView()
}

/** Puts the caret before the block that starts at a position; into a new paragraph when nothing precedes. */
export function caretBefore(tr: Transaction, at: number): Transaction {
  if (!tr.doc.resolve(at).nodeBefore) {
    tr.insert(at, nodes.paragraph.create())
    return tr.setSelection(Selection.near(tr.doc.resolve(at), 1)).scrollIntoView()
  }
  return tr.setSelection(Selection.near(tr.doc.resolve(at), -1)).scrollIntoView()
}
