import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { wordAround } from '#components/admin/editor/rich-text/problems/word-around.ts'

/** A problem of the checker at a position of the document. */
export type PlacedProblem = { pos: number; message: string }

const key = new PluginKey<DecorationSet>('problems')

/** Marks the words or the block that each problem is about; the marks move along with edits. */
export function problemMarks(): Plugin {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, shown, _, state) {
        const problems: PlacedProblem[] | undefined = transaction.getMeta(key)
        return problems ? marksFor(state, problems) : shown.map(transaction.mapping, transaction.doc)
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })
}

export function showProblems(state: EditorState, problems: PlacedProblem[]) {
  return state.tr.setMeta(key, problems).setMeta('addToHistory', false)
}

function marksFor({ doc }: EditorState, problems: PlacedProblem[]): DecorationSet {
  const marks = problems.flatMap(({ pos, message }) => {
    const $pos = doc.resolve(Math.min(Math.max(pos, 0), doc.content.size))
    const attributes = { class: 'problem', title: message }
    if ($pos.parent.inlineContent && $pos.parent.content.size > 0) {
      const { start, end } = wordAround($pos.parent, $pos.parentOffset)
      // At the end of the line, the character before.
      const from = start === end ? start - 1 : start
      return [Decoration.inline($pos.start() + from, $pos.start() + end, attributes)]
    }
    const node = $pos.nodeAfter
    return node ? [Decoration.node($pos.pos, $pos.pos + node.nodeSize, attributes)] : []
  })
  return DecorationSet.create(doc, marks)
}
