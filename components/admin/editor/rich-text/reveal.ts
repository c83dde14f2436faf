import type { Node } from 'prosemirror-model'
import { NodeSelection, Selection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { wordAround } from '#components/admin/editor/rich-text/problems/word-around.ts'

/** Selects the word at a position, or the block that stands there, and brings it to the middle of the screen. */
export function reveal(view: EditorView, pos: number) {
  const selection = selectionAt(view.state.doc, pos)
  view.dispatch(view.state.tr.setSelection(selection))
  view.focus()
  const { node } = view.domAtPos(selection.from)
  const shown = selection instanceof NodeSelection ? view.nodeDOM(selection.from) : node
  const element = shown instanceof Element ? shown : shown?.parentElement
  element?.scrollIntoView({ block: 'center' })
}

export function selectionAt(doc: Node, pos: number): Selection {
  const $pos = doc.resolve(Math.min(Math.max(pos, 0), doc.content.size))
  const { parent, parentOffset } = $pos
  if (parent.inlineContent) {
    const { start, end } = wordAround(parent, parentOffset)
    return TextSelection.create(doc, $pos.start() + start, $pos.start() + end)
  }
  const { nodeAfter } = $pos
  if (nodeAfter?.isLeaf && NodeSelection.isSelectable(nodeAfter)) return NodeSelection.create(doc, $pos.pos)
  return Selection.near($pos)
}
