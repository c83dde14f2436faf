import { EditorState, TextSelection } from 'prosemirror-state'
import { expect, test, vi } from 'vitest'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { addressIn, addressLink } from '#components/admin/editor/rich-text/paste/text/addresses.ts'
import { looksLikeMarkdown } from '#components/admin/editor/rich-text/paste/text/looks-like-markdown.ts'
import { readText } from '#components/admin/editor/rich-text/paste/text/read-text.ts'
import { marks, nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

test.each([
  ['a fence', '```js\na\n```'],
  ['a heading', 'Intro\n\n## Part\n\nText'],
  ['a title', '# Title\n\nText'],
  ['a list', '- a\n- b'],
  ['a loose list', '1. a\n\n2. b'],
  ['a link', 'see [this](https://a.example)'],
  ['a table', '| a | b |\n| - | - |\n| 1 | 2 |'],
  ['bold', 'a **b** c'],
  ['a task', '- [ ] a'],
  ['a component', '<Callout kind="tip">\n\na\n\n</Callout>'],
])('%s is Markdown', (_what, text) => {
  expect(looksLikeMarkdown(text)).toBe(true)
})

test.each([
  ['a dialogue', '- Hello, she said.\n\nHe nodded.'],
  ['a sum', '2 * 3 * 4 = 24, and 2 ** 3 = 8'],
  ['a comment in a script', 'a=1\n# add one\na=2'],
  ['brackets', 'the word [sic] (sic)'],
  ['an e-mail', 'Dear Ana,\nsee you at 5.\n\nMia'],
])('%s is not Markdown', (_what, text) => {
  expect(looksLikeMarkdown(text)).toBe(false)
})

test.each([
  ['blank lines with spaces after an item', `- a\n${'    \n'.repeat(60)}b`],
  ['a long line of bars', `${'a|'.repeat(50_000)}\n-x`],
  ['a line of spaces under bars', `a|b\n${' '.repeat(100_000)}x`],
  ['a long line of brackets', '['.repeat(100_000)],
])('%s is told from Markdown in one go', (_what, text) => {
  expect(looksLikeMarkdown(text)).toBe(false)
})

test.each([
  'https://a.example',
  'https://a.example/b/c-d_e.html',
  'http://www.a-b.example:8080/x/',
  'https://a.example/b_',
  'https://localhost/a',
  'https://a_b.example/c',
])('%s is the link that Markdown reads', (address) => {
  const read = KeptText.read(address).doc.firstChild
  const link = addressLink(address)
  if (read?.childCount === 1 && read.firstChild?.marks.length === 1)
    expect(link.eq(read.firstChild)).toBe(true)
  else expect(link.marks[0]?.attrs).toMatchObject({ href: address, bare: false })
})

test.each([
  [
    'Markdown, its title one level down',
    'b|',
    '',
    '# A\n\n## B\n\n- c\n- d',
    'b\n\n## A\n\n### B\n\n- c\n- d',
  ],
  ['Markdown into an empty text', '|', '', '- a\n- b', '- a\n- b'],
  ['Markdown between words', 'a|', 'b', 'x **y** z', 'ax **y** zb'],
  ['a block between words', 'a|', 'b', '```js\nx\n```', 'a\n\n```js\nx\n```\n\nb'],
  ['what is no valid MDX, beside what is', '|', '', '## A\n\na {b\n\n**c**', '## A\n\na \\{b\n\n**c**'],
  ['paragraphs', 'a|', 'b', 'x\n\n\ny', 'ax\n\nyb'],
  ['a poem', '|', '', 'Roses\nred', 'Roses\\\nred'],
  [
    'wrapped prose',
    '|',
    '',
    `${'word '.repeat(12)}\n${'text '.repeat(12)}\nend`,
    `${'word '.repeat(12)}${'text '.repeat(12)}end`,
  ],
  ['an address in a text', '|', '', 'see https://a.example/b.', 'see https://a.example/b.'],
])('plain text: %s', (_what, before, after, text, expected) => {
  expect(pasted(before.replace('|', ''), after, text)).toBe(expected)
})

test('text asked for as it is stays as it is', () => {
  const slice = readText('**a**', { isPlain: true, around: [] })
  expect(slice.content.textBetween(0, slice.content.size)).toBe('**a**')
})

test('an address is one word with a scheme that links may have', () => {
  expect(addressIn(' https://a.example/b?c=d#e\n')).toBe('https://a.example/b?c=d#e')
  for (const other of ['a.example', 'javascript:alert(1)', 'https://a.example b', 'https://'])
    expect(addressIn(other)).toBeNull()
})

test('an address stands bare when Markdown reads all of it as a link', () => {
  const isBare = (address: string) => marks.link.isInSet(addressLink(address).marks)?.attrs.bare
  expect(isBare('https://a.example/b_(c)')).toBe(true)
  expect(isBare('https://a.example/b...')).toBe(false)
})

function pasted(before: string, after: string, text: string): string {
  const kept = KeptText.read(before + after)
  const state = EditorState.create({ doc: kept.doc })
  const caret = TextSelection.create(kept.doc, 1 + before.length)
  const slice = readText(text, { isPlain: false, around: [] })
  const tr = state.tr.setSelection(caret).replaceSelection(slice)
  kept.update(tr.doc)
  expect(
    tr.doc.children.filter((block) => block.type === nodes.paragraph && block.content.size === 0),
  ).toEqual([])
  return kept.toString()
}

test.each([
  ['valid Markdown', '## A\n\n- b', 0],
  ['a part that is not valid', '## A\n\n<Callout\n\n- b', 1],
])('%s: it is said when text was kept', (_what, text, times) => {
  const onKeptAsText = vi.fn()
  readText(text, { isPlain: false, around: [], onKeptAsText })
  expect(onKeptAsText).toHaveBeenCalledTimes(times)
})
