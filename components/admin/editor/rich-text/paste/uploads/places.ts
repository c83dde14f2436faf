import { Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import type { Place, UploadState } from '#components/admin/editor/images/editor-target.ts'
import type { FigureFields } from '#components/admin/editor/images/figure.ts'
import { readSelection } from '#components/admin/editor/rich-text/browser-selection.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Where an image will stand once it is uploaded. */
export type Spot = { id: number; at: number; name: string }

type Change = { add?: Spot[]; remove?: number }

const key = new PluginKey<DecorationSet>('uploads')

/** Draws a box with name and progress for each image that is being uploaded; it moves along with edits before it. */
export function placesPlugin(): Plugin {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set) => applied(tr, set),
    },
    props: { decorations: (state) => key.getState(state) },
  })
}

let last = 0

export function newId(): number {
  last += 1
  return last
}

/** Draws the boxes together with a change of the text. */
export function addSpots(tr: Transaction, add: Spot[]): Transaction {
  return tr.setMeta(key, { add } satisfies Change)
}

/** Draws a box at a position of the document. */
export function openPlace(view: EditorView, at: number, name: string): Place {
  const spot = { id: newId(), at, name }
  readSelection(view)
  view.dispatch(addSpots(view.state.tr, [spot]))
  return placeOf(view, spot.id)
}

export function placeOf(view: EditorView, id: number): Place {
  return {
    note: (state) => show(view, id, state),
    fill: (figure) => fill(view, id, figure),
  }
}

function applied(tr: Transaction, before: DecorationSet): DecorationSet {
  const change: Change = tr.getMeta(key) ?? {}
  let set = before
  if (change.remove !== undefined) set = set.remove(found(set, change.remove))
  set = set.map(tr.mapping, tr.doc)
  return change.add ? set.add(tr.doc, change.add.map(boxFor)) : set
}

function found(set: DecorationSet | undefined, id: number): Decoration[] {
  return set?.find(undefined, undefined, (spec) => spec.id === id) ?? []
}

function boxFor({ id, at, name }: Spot): Decoration {
  const box = document.createElement('div')
  box.className = 'upload-place'
  const words = document.createElement('span')
  words.textContent = name
  // The list of uploads says the same to screen readers, and has the buttons.
  box.ariaHidden = 'true'
  const bar = document.createElement('progress')
  box.append(words, bar)
  return Decoration.widget(at, box, { id, box, side: 1, key: `upload-${id}`, ignoreSelection: true })
}

function show(view: EditorView, id: number, state: UploadState) {
  if (view.isDestroyed) return
  const [spot] = found(key.getState(view.state), id)
  if (!spot) return
  if (state === 'gone') {
    readSelection(view)
    view.dispatch(view.state.tr.setMeta(key, { remove: id } satisfies Change))
    return
  }
  const box: HTMLElement = spot.spec.box
  box.classList.toggle('failed', state === 'failed')
  const bar = box.querySelector('progress')
  if (bar && state === 'failed') bar.removeAttribute('value')
  else if (bar && state !== 'failed') bar.value = state.share
}

/** Puts the figure in place of the box; in place of an empty paragraph beside it, too. */
function fill(view: EditorView, id: number, figure: FigureFields): boolean {
  if (view.isDestroyed) return false
  readSelection(view)
  const [spot] = found(key.getState(view.state), id)
  if (!spot) return false
  const { tr, doc } = view.state
  const node = nodes.figure.create({ ...figure, syntax: 'component' })
  const $at = doc.resolve(spot.from)
  const { nodeBefore } = $at
  const isEmpty = $at.parent.childCount === 1 && nodeBefore?.isTextblock && nodeBefore.content.size === 0
  tr.replaceWith(isEmpty ? spot.from - nodeBefore.nodeSize : spot.from, spot.from, node)
  view.dispatch(tr.setMeta(key, { remove: id } satisfies Change))
  return true
}
