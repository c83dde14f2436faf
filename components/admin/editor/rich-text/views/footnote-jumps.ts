import type { Node } from 'prosemirror-model'
import { type Command, NodeSelection, Plugin, Selection } from 'prosemirror-state'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** A click on a footnote's mark, or Enter when it is selected, goes to its words. */
export function footnoteJumps(): Plugin {
  return new Plugin({
    props: {
      handleClickOn: (view, _pos, node) =>
        node.type === nodes.footnoteMark && goToFootnote(node.attrs.label)(view.state, view.dispatch, view),
      handleKeyDown: (view, { key }) => {
        const { selection } = view.state
        if (key !== 'Enter' || !(selection instanceof NodeSelection)) return false
        if (selection.node.type !== nodes.footnoteMark) return false
        return goToFootnote(selection.node.attrs.label)(view.state, view.dispatch, view)
      },
    },
  })
}

/** Puts the caret at the end of a footnote's words. */
export function goToFootnote(label: string): Command {
  return (state, dispatch, view) => {
    const at = find(state.doc, (node) => node.type === nodes.footnote && isLabel(node, label))
    const note = at === null ? null : state.doc.nodeAt(at)
    if (at === null || !note) return false
    const end = state.doc.resolve(at + note.nodeSize - 1)
    dispatch?.(state.tr.setSelection(Selection.near(end, -1)).scrollIntoView())
    view?.focus()
    return true
  }
}

/** Puts the caret behind the first mark of a footnote. */
export function goToMark(label: string): Command {
  return (state, dispatch, view) => {
    const at = find(state.doc, (node) => node.type === nodes.footnoteMark && isLabel(node, label))
    if (at === null) return false
    dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve(at + 1))).scrollIntoView())
    view?.focus()
    return true
  }
}

/** Markdown does not tell capitals apart in labels. */
function isLabel(node: Node, label: string): boolean {
  return node.attrs.label.toLowerCase() === label.toLowerCase()
}

function find(doc: Node, isWanted: (node: Node) => boolean): number | null {
  let found: number | null = null
  doc.descendants((node, at) => {
    if (found === null && isWanted(node)) found = at
    return found === null
  })
  return found
}
