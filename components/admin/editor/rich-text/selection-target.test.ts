import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { insertFigure } from '#components/admin/editor/rich-text/selection-target.ts'

const figure = { src: '/media/a.webp', alt: 'A', caption: '', credit: '', width: '' }
const FIGURE = '<Figure src="/media/a.webp" alt="A" />'

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
