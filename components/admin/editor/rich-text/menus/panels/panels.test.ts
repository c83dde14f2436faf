import { expect, test } from 'vitest'
import { linkKey, openLink } from '#components/admin/editor/rich-text/menus/bubble/link-state.ts'
import { countText, minutesToRead } from '#components/admin/editor/rich-text/menus/panels/counting.ts'
import { outlineOf, positionOf } from '#components/admin/editor/rich-text/menus/panels/outline.ts'
import { Editing } from '#test/editing.ts'

test('words are counted wherever readers see them, and not in code', () => {
  const { state } = new Editing(
    'One two.\n\n- three\n\n```\nnot these\n```\n\n| four | five |\n| - | - |\n| six | – |',
  )
  expect(countText(state.doc).words).toBe(6)
})

test('words of a language without blanks are counted', () => {
  expect(countText(new Editing('今日は天気がいい').state.doc).words).toBeGreaterThan(2)
})

test('reading takes whole minutes', () => {
  expect([0, 1, 230, 231].map(minutesToRead)).toEqual([0, 1, 1, 2])
})

test('the outline has the headings in order, those in boxes too, and finds each', () => {
  const { state } = new Editing('## One\n\n<Callout>\n\n### Two\n\n</Callout>\n\n## Three')
  const outline = outlineOf(state.doc)
  expect(outline.map(({ level, title }) => `${level} ${title}`)).toEqual(['2 One', '3 Two', '2 Three'])
  const at = outline.map(({ index }) => positionOf(state.doc, index) ?? -1)
  expect(at.map((position) => state.doc.nodeAt(position)?.textContent)).toEqual(['One', 'Two', 'Three'])
})

test.each([
  ['the selected words', 'a ‸b c‸ d', 'b c', ''],
  ['the whole link around the caret', 'a [b ‸c](/old) d', 'b c', '/old'],
  ['the word at the caret', 'a wo‸rd d', 'word', ''],
])('the address is for %s', (_what, source, words, before) => {
  const editing = new Editing(source)
  editing.run(openLink)
  const range = linkKey.getState(editing.state)
  expect(editing.state.doc.textBetween(range?.from ?? 0, range?.to ?? 0)).toBe(words)
  expect(range?.before).toBe(before)
})

test('the words whose address is typed move along with changes before them', () => {
  const editing = new Editing('a ‸b‸')
  editing.run(openLink)
  editing.dispatch(editing.state.tr.insertText('xyz', 1))
  const range = linkKey.getState(editing.state)
  expect(editing.state.doc.textBetween(range?.from ?? 0, range?.to ?? 0)).toBe('b')
})
