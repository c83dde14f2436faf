import { EditorState, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { expect, test } from 'vitest'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import {
  type Bookmarks,
  insertFigure,
  richTarget,
} from '#components/admin/editor/rich-text/selection-target.ts'
import { Editing, NO_DOM } from '#test/editing.ts'

const figure = { src: '/media/a.webp', alt: 'A', caption: '', credit: '', width: '' }
const FIGURE = '<Figure src="/media/a.webp" alt="A" />'

test('images at one place stand in their order, and it is forgotten when no more come', () => {
  const editing = new Editing('One.\n\nTwo.')
  const bookmarks: Bookmarks = new Set()
  const dispatch = (tr: Transaction) => {
    for (const bookmark of bookmarks) bookmark.at = tr.mapping.map(bookmark.at)
    editing.dispatch(tr)
  }
  const view = {
    isDestroyed: false,
    dom: NO_DOM,
    dispatch,
    get state() {
      return editing.state
    },
  }
  const insertAt = richTarget(view as unknown as EditorView, bookmarks).insertionPoint()
  expect([insertAt(figure), insertAt({ ...figure, alt: 'B' })]).toEqual([true, true])
  expect(editing.source).toBe(`One.\n\n${FIGURE}\n\n${FIGURE.replace('"A"', '"B"')}\n\nTwo.`)
  insertAt.forget?.()
  expect(bookmarks.size).toBe(0)
  expect(insertAt(figure)).toBe(false)
})

function insertAt(source: string, at: (kept: KeptText) => number): string {
  const kept = KeptText.read(source)
  const state = EditorState.create({ doc: kept.doc })
  kept.update(state.apply(insertFigure(state, at(kept), figure)).doc)
  return kept.toString()
}

test('a figure stands between blocks', () => {
  expect(insertAt('One.\n\nTwo.\n', ({ doc }) => doc.child(0).nodeSize)).toBe(`One.\n\n${FIGURE}\n\nTwo.\n`)
})

test('a figure takes the place of the empty line of an empty text', () => {
  expect(insertAt('', ({ doc }) => doc.content.size)).toBe(FIGURE)
})

test('in an empty callout it takes the place of its line, and the text before stays', () => {
  const source = 'Before.\n\n<Callout>\n</Callout>\n\nAfter.\n'
  const inside = ({ doc }: KeptText) => doc.child(0).nodeSize + 3
  expect(insertAt(source, inside)).toBe(`Before.\n\n<Callout>\n${FIGURE}\n</Callout>\n\nAfter.\n`)
})
