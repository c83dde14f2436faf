import { expect, test } from 'vitest'
import { preserveSource } from '#components/admin/editor/rich-text/markdown/preserve-source.ts'

test.each([
  ['nothing edited', '* a\n* b\n', '- a\n- b', '- a\n- b', '* a\n* b\n'],
  ['a word in a list', '* a\n* b\n', '- a\n- b', '- a\n- bc', '* a\n* bc\n'],
  ['a word in emphasis', 'An __old__ word', 'An **old** word', 'An **new** word', 'An __new__ word'],
  ['a word beside an escape', 'use [x] now', 'use \\[x] now', 'use \\[x] then', 'use [x] then'],
  [
    'a word in a table',
    '|a|b|\n|-|-|\n|1|2|',
    '| a | b |\n| - | - |\n| 1 | 2 |',
    '| a | b |\n| - | - |\n| 1 | 3 |',
    '|a|b|\n|-|-|\n|1|3|',
  ],
  ['an added paragraph', 'a\n\n***\n\nb\n', 'a\n\n---\n\nb', 'a\n\n---\n\nb\n\nc', 'a\n\n***\n\nb\n\nc\n'],
  ['a removed paragraph', '* a\n\nb\n\n* c\n', '- a\n\nb\n\n- c', '- a\n\n- c', '* a\n\n* c\n'],
  ['Windows line ends', 'a\r\n\r\nb\r\n', 'a\n\nb', 'a\n\nbc', 'a\r\n\r\nbc\r\n'],
  ['the first word of an empty text', '\n', '', 'a', 'a\n'],
  ['everything deleted', 'a\n', 'a', '', '\n'],
])('%s', (_what, original, untouched, edited, expected) => {
  expect(preserveSource(original, untouched)(edited)).toBe(expected)
})

test('one change in a long text merges into its source', () => {
  const original = Array.from({ length: 1_000 }, (_, at) => `* item ${at}\n\nA __paragraph__ ${at}.\n`).join(
    '\n',
  )
  const untouched = original.replaceAll('* item', '- item').replaceAll('__', '**').trim()
  const edited = untouched.replace('A **paragraph** 500.', 'A **longer paragraph** 500.')
  const merged = preserveSource(original, untouched)(edited)
  expect(merged).toBe(original.replace('A __paragraph__ 500.', 'A __longer paragraph__ 500.'))
})
