import type { Node } from 'prosemirror-model'
import { type Command, NodeSelection, Selection, TextSelection } from 'prosemirror-state'
import { movableRun, topRun } from '#components/admin/editor/rich-text/keys/commands/where.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

type Announce = (message: string) => void

/** Changes the place of the selected blocks, or of the list item, with the neighbour. The selection goes along. */
export function moveBlock(direction: 1 | -1, announce: Announce = () => {}): Command {
  return (state, dispatch) => {
    const { parent, first, last, from, to } = movableRun(state)
    const neighbour = parent.maybeChild(direction < 0 ? first - 1 : last + 1)
    const what = nameOf(parent.child(first))
    if (!neighbour) {
      if (dispatch) announce(`${what} is already ${direction < 0 ? 'first' : 'last'}.`)
      return true
    }
    if (!dispatch) return true
    // The neighbour goes across, so that the selection stays in what is moved.
    const { nodeSize } = neighbour
    const tr =
      direction < 0
        ? state.tr.insert(to, neighbour).delete(from - nodeSize, from)
        : state.tr.delete(to, to + nodeSize).insert(from, neighbour)
    const shift = direction * nodeSize
    dispatch(tr.setSelection(shifted(state.selection, tr.doc, shift)).scrollIntoView())
    announce(`${what} moved ${direction < 0 ? 'up' : 'down'}.`)
    return true
  }
}

function shifted(selection: Selection, doc: Node, shift: number): Selection {
  const anchor = doc.resolve(selection.anchor + shift)
  if (selection instanceof NodeSelection) return new NodeSelection(anchor)
  if (selection instanceof TextSelection)
    return TextSelection.between(anchor, doc.resolve(selection.head + shift))
  return Selection.near(anchor)
}

/** Puts a copy of the selected blocks after them, with the caret in the copy. */
export const duplicateBlock: Command = (state, dispatch) => {
  const { parent, first, last, from, to } = movableRun(state)
  if (!dispatch) return true
  const tr = state.tr.insert(to, parent.children.slice(first, last + 1))
  dispatch(tr.setSelection(shifted(state.selection, tr.doc, to - from)).scrollIntoView())
  return true
}

/** Removes the selected top-level blocks. */
export const deleteBlock: Command = (state, dispatch) => {
  const { parent, from, to, first, last } = topRun(state)
  if (!dispatch) return true
  const isAll = last - first + 1 === parent.childCount
  const tr = isAll ? state.tr.replaceWith(from, to, nodes.paragraph.create()) : state.tr.delete(from, to)
  dispatch(
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)))).scrollIntoView(),
  )
  return true
}

/** Selects the top-level block around the caret as a whole. */
export const selectBlock: Command = (state, dispatch) => {
  if (state.selection instanceof NodeSelection && state.selection.$from.depth === 0) return false
  const { from } = topRun(state)
  dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, from)).scrollIntoView())
  return true
}

/** The same, and tells those who cannot see it. */
export function selectAndSay(announce: Announce): Command {
  return (state, dispatch) => {
    const isSelected = selectBlock(state, dispatch)
    const { parent, first } = topRun(state)
    if (isSelected && dispatch) announce(`${nameOf(parent.child(first))} selected. Tab leaves the text.`)
    return isSelected
  }
}

/** From a block selected as a whole, into its words: to their end. */
export const enterBlock: Command = ({ selection, doc, tr }, dispatch) => {
  if (!(selection instanceof NodeSelection) || selection.node.isAtom || !selection.node.isBlock) return false
  const inside = Selection.findFrom(doc.resolve(selection.to - 1), -1, true)
  if (!inside || inside.from < selection.from) return false
  dispatch?.(tr.setSelection(inside).scrollIntoView())
  return true
}

const NAMES: Record<string, string> = {
  heading: 'Heading',
  paragraph: 'Paragraph',
  blockquote: 'Quotation',
  list: 'List',
  listItem: 'List item',
  code: 'Code block',
  rule: 'Divider',
  table: 'Table',
  figure: 'Image',
  footnote: 'Footnote',
}

/** What a block is called on screen. */
export function nameOf({ type, attrs }: Node): string {
  return NAMES[type.name] ?? (type === nodes.component ? attrs.name : 'Block')
}
