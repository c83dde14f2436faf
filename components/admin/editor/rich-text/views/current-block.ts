import { type EditorState, Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'

/**
 * Names the block with the caret, which must be drawn at once: in one whose drawing waits (content-visibility), Chromium
 * puts the caret before what was just typed.
 */
export function currentBlock(): Plugin<DecorationSet> {
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init: (_, state) => around(state),
      apply: (transaction, shown, _, state) =>
        transaction.docChanged || transaction.selectionSet ? around(state) : shown,
    },
    props: { decorations: (state) => plugin.getState(state) },
  })
  return plugin
}

/** The block at each end of the selection. Not its neighbours: they may be off the screen, and would move the page. */
function around({ doc, selection: { $from, $to } }: EditorState): DecorationSet {
  const ends = [$from.index(0), $to.index(0)]
  const decorations: Decoration[] = []
  doc.forEach((block, at, index) => {
    if (ends.includes(index))
      decorations.push(Decoration.node(at, at + block.nodeSize, { class: 'has-caret' }))
  })
  return DecorationSet.create(doc, decorations)
}
