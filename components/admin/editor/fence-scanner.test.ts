import { expect, test } from 'vitest'
import { FenceScanner } from '#components/admin/editor/fence-scanner.ts'

test.each([
  ['code', '```\na\n```\nb', '1110'],
  ['code with a language', 'a\n~~~js\nb\n~~~ \nc', '01110'],
  ['another fence within code', '````\n```js\na\n```\n````\nb', '111110'],
  ['a fence with words does not close', '```\n```js\n```\nb', '1110'],
  ['a fence of the other sign does not close', '```\n~~~\n```\nb', '1110'],
  ['code in a line', '```a``` b\nc', '00'],
  ['a fence that is indented too far', '    ```\na', '00'],
])('%s', (_what, text, expected) => {
  const scanner = new FenceScanner()
  const lines = text.split('\n').map((line) => Number(scanner.take(line)))
  expect(lines.join('')).toBe(expected)
  expect(scanner.isOpen).toBe(false)
})

test('a fence that nothing closes stays open', () => {
  const scanner = new FenceScanner()
  for (const line of ['```', 'a', '']) scanner.take(line)
  expect(scanner.isOpen).toBe(true)
})
