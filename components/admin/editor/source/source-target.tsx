import { ensureSyntaxTree } from '@codemirror/language'
import { type EditorState, type Extension, Text } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { PictureTarget } from '#components/admin/editor/images/editor-target.tsx'
import { asBlock, type FigureWords, figureMdx, findFigure } from '#components/admin/editor/images/figure.tsx'

/** A place in the text that stays where it is while text is written before it. */
type Spot = { at: number }

/** Where pictures wait to be put in. */
export type Spots = Set<Spot>

/** Moves the spots along with the text. */
export function followText(spots: Spots): Extension {
  return EditorView.updateListener.of(({ changes }) => {
    for (const spot of spots) spot.at = changes.mapPos(spot.at, 1)
  })
}

/** What the writer is asked to say of a picture, and what becomes of the answer. */
export type Asked = { words: FigureWords; answer: (words: FigureWords) => void }

/** The source as something pictures can be put into: as a block of their own behind the one the writer is in. */
export function sourceTarget(view: EditorView, spots: Spots, ask: (asked: Asked) => void): PictureTarget {
  return {
    placeAt: (drop) => {
      const { doc, selection } = view.state
      const spot = drop
        ? { at: endOfBlock(view.state, view.posAtCoords(drop) ?? doc.length, 1) }
        : { at: endOfBlock(view.state, selection.main.head, -1) }
      spots.add(spot)
      return (figure) => view.dom.isConnected && insert(view, spot, figure)
    },
    describe: (src) => {
      const found = findFigure(view.state.doc.toString(), src)
      if (found) ask({ words: found.words, answer: (words) => rewrite(view, words) })
      else view.focus()
    },
  }
}

const PATIENCE_MILLISECONDS = 200

/** Where the paragraph, list, table or listing around a place ends. */
function endOfBlock(state: EditorState, at: number, side: 1 | -1): number {
  const tree = ensureSyntaxTree(state, state.doc.length, PATIENCE_MILLISECONDS)
  let node = tree?.resolveInner(at, side)
  while (node?.parent?.parent) node = node.parent
  return node?.parent ? Math.max(node.to, at) : at
}

function insert(view: EditorView, spot: Spot, figure: FigureWords): boolean {
  const { doc } = view.state
  const before = doc.sliceString(Math.max(0, spot.at - 200), spot.at)
  const after = doc.sliceString(spot.at, spot.at + 200)
  const block = asBlock(before, figureMdx(figure), after)
  view.dispatch({ changes: { from: spot.at, insert: Text.of(block.split('\n')) }, scrollIntoView: true })
  return true
}

/** Writes what is said of a picture anew, wherever its figure stands now. */
function rewrite(view: EditorView, words: FigureWords) {
  const text = view.state.doc.toString()
  const found = findFigure(text, words.src)
  if (!found) return
  const insert = Text.of(figureMdx(words).split('\n'))
  view.dispatch({ changes: { from: found.from, to: found.to, insert } })
  view.focus()
}
