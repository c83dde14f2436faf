import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { autolink } from '#components/admin/editor/rich-text/order/autolink.ts'

/** The text after these words were typed into an empty one, and the addresses of its links. */
function type(words: string) {
  const kept = KeptText.read('')
  let state = EditorState.create({ doc: kept.doc, plugins: [autolink()] })
  state = state.apply(state.tr.insertText(words, 1))
  kept.update(state.doc)
  const links: string[] = []
  state.doc.descendants(({ marks }) => void links.push(...marks.map(({ attrs }) => attrs.href)))
  return { text: kept.toString(), links, isSure: kept.unsure.length === 0 && kept.verify() }
}

test('a typed address is a link, as the reader’s parser makes it one', () => {
  const text = 'See https://example.org/a, or mail me@example.org.'
  expect(type(text)).toEqual({
    text,
    links: ['https://example.org/a', 'mailto:me@example.org'],
    isSure: true,
  })
})

test('several addresses on one line are links each, whatever stands between them', () => {
  const text = 'https://a.example https://b.example www.c.example'
  expect(type(text).links).toEqual(['https://a.example', 'https://b.example', 'http://www.c.example'])
  expect(type(text)).toMatchObject({ text, isSure: true })
})

test('what is no address stays words', () => {
  expect(type('a@b and ://').links).toEqual([])
})
