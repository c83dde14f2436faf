import { type EditorState, NodeSelection, Selection, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Drop, EditorTarget, InsertAt } from '#components/admin/editor/images/editor-target.ts'
import type { FigureFields } from '#components/admin/editor/images/figure.ts'
import { readSelection } from '#components/admin/editor/rich-text/browser-selection.ts'
import { openPlace } from '#components/admin/editor/rich-text/paste/uploads/places.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Positions that move along with edits before them. */
export type Bookmarks = Set<{ at: number }>

/** Inserts images into the rich text view: between blocks, after the one with the caret. */
export function richTarget(view: EditorView, bookmarks: Bookmarks): EditorTarget {
  return {
    insertionPoint: (drop) => {
      const bookmark = { at: drop ? placeOfDrop(view, drop) : placeAfterCaret(view) }
      bookmarks.add(bookmark)
      const insertAt: InsertAt = (figure) => {
        if (!bookmarks.has(bookmark) || view.isDestroyed) return false
        readSelection(view)
        view.dispatch(insertFigure(view.state, bookmark.at, figure))
        return true
      }
      return Object.assign(insertAt, {
        placeFor: (name: string) => openPlace(view, bookmark.at, name),
        forget: () => void bookmarks.delete(bookmark),
      })
    },
    describe: (src) => {
      const found = lastFigure(view, src)
      if (found === null) return view.focus()
      view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, found)).scrollIntoView())
      focusAltText(view, found)
      // A dialog that closes now gives the focus back to where it was opened, which must not be the last word.
      requestAnimationFrame(() => requestAnimationFrame(() => focusAltText(view, found)))
    },
  }
}

function focusAltText(view: EditorView, at: number) {
  const box = view.isDestroyed ? null : view.nodeDOM(at)
  if (!(box instanceof HTMLElement) || box.contains(document.activeElement)) return
  box.querySelector<HTMLElement>('[name="alt"]')?.focus()
}

/** Inserts a figure between blocks; it takes the place of the empty line that is all there is around it. */
export function insertFigure({ doc, tr }: EditorState, at: number, figure: FigureFields): Transaction {
  const node = nodes.figure.create({ ...figure, syntax: 'component' })
  const $at = doc.resolve(at)
  const { parent } = $at
  const isEmpty =
    parent.childCount === 1 &&
    parent.firstChild?.type === nodes.paragraph &&
    parent.firstChild.content.size === 0
  return isEmpty ? tr.replaceWith($at.start(), $at.end(), node) : tr.insert(at, node)
}

/** After the block around the caret: the innermost place that takes a figure. */
function placeAfterCaret({ state }: EditorView): number {
  const { $head } = state.selection
  for (let depth = $head.depth; depth > 0; depth--) {
    const outer = $head.node(depth - 1)
    const index = $head.indexAfter(depth - 1)
    if (outer.canReplaceWith(index, index, nodes.figure)) return $head.after(depth)
  }
  return state.doc.content.size
}

function placeOfDrop(view: EditorView, { x, y }: Drop): number {
  const found = view.posAtCoords({ left: x, top: y })
  if (!found) return view.state.doc.content.size
  const $at = view.state.doc.resolve(found.pos)
  if ($at.depth === 0) return $at.pos
  const box = view.nodeDOM($at.before(1))
  const middle = box instanceof HTMLElement ? box.getBoundingClientRect() : null
  const isBefore = middle && y < middle.top + middle.height / 2
  return isBefore ? $at.before(1) : Selection.near($at).$from.after(1)
}

function lastFigure({ state }: EditorView, src: string): number | null {
  let found: number | null = null
  state.doc.descendants((node, at) => {
    if (node.type === nodes.figure && node.attrs.src === src) found = at
  })
  return found
}
