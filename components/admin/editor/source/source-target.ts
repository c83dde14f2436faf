import { ensureSyntaxTree } from '@codemirror/language'
import { type EditorState, type Extension, Text } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { EditorTarget, InsertAt } from '#components/admin/editor/images/editor-target.ts'
import { asBlock, type FigureFields, figureMdx, findFigure } from '#components/admin/editor/images/figure.ts'

/** A position that moves along with edits before it. */
type Spot = { at: number }

/** Where pending images will be inserted. */
export type Spots = Set<Spot>

/** Maps the spots through every change. */
export function followText(spots: Spots): Extension {
  return EditorView.updateListener.of(({ changes }) => {
    for (const spot of spots) spot.at = changes.mapPos(spot.at, 1)
  })
}

/** The figure to describe, and what to do with the result. */
export type DescribeRequest = { figure: FigureFields; respond: (figure: FigureFields) => void }

/** Inserts images into the source view: as a separate block after the one with the caret. */
export function sourceTarget(
  view: EditorView,
  spots: Spots,
  ask: (request: DescribeRequest) => void,
): EditorTarget {
  return {
    insertionPoint: (drop) => {
      const { doc, selection } = view.state
      const spot = drop
        ? { at: endOfBlock(view.state, view.posAtCoords(drop) ?? doc.length, 1) }
        : { at: endOfBlock(view.state, selection.main.head, -1) }
      spots.add(spot)
      const insertAt: InsertAt = (figure) =>
        spots.has(spot) && view.dom.isConnected && insert(view, spot, figure)
      return Object.assign(insertAt, { forget: () => void spots.delete(spot) })
    },
    describe: (src) => {
      const found = findFigure(view.state.doc.toString(), src)
      if (found) ask({ figure: found.figure, respond: (figure) => rewrite(view, figure) })
      else view.focus()
    },
  }
}

const PARSE_TIMEOUT_MS = 200

/** The end of the block (paragraph, list, table, code) around a position. */
function endOfBlock(state: EditorState, at: number, side: 1 | -1): number {
  const tree = ensureSyntaxTree(state, state.doc.length, PARSE_TIMEOUT_MS)
  let node = tree?.resolveInner(at, side)
  while (node?.parent?.parent) node = node.parent
  return node?.parent ? Math.max(node.to, at) : at
}

function insert(view: EditorView, spot: Spot, figure: FigureFields): boolean {
  const { doc } = view.state
  const before = doc.sliceString(Math.max(0, spot.at - 200), spot.at)
  const after = doc.sliceString(spot.at, spot.at + 200)
  const block = asBlock(before, figureMdx(figure), after)
  view.dispatch({ changes: { from: spot.at, insert: Text.of(block.split('\n')) }, scrollIntoView: true })
  return true
}

/** Replaces the figure of this image, wherever it is now. */
function rewrite(view: EditorView, figure: FigureFields) {
  const text = view.state.doc.toString()
  const found = findFigure(text, figure.src)
  if (!found) return
  const insert = Text.of(figureMdx(figure).split('\n'))
  view.dispatch({ changes: { from: found.from, to: found.to, insert } })
  view.focus()
}
