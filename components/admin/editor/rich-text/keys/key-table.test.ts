import { expect, test } from 'vitest'
import { KEY_TABLE, keyLabel } from '#components/admin/editor/rich-text/keys/key-table.ts'

test('no key is bound twice', () => {
  const keys = Object.values(KEY_TABLE).flatMap((entry) => [...entry.keys])
  expect(new Set(keys).size).toBe(keys.length)
})

test.each([
  ['Mod-Shift-z', '⌘⇧Z', 'Ctrl+Shift+Z'],
  ['Mod-Alt-2', '⌘⌥2', 'Ctrl+Alt+2'],
  ['Alt-F10', '⌥F10', 'Alt+F10'],
  ['Escape', 'Esc', 'Esc'],
  ['Mod-Enter', '⌘Return', 'Ctrl+Enter'],
])('%s is named as on the keyboard', (key, apple, other) => {
  expect(keyLabel(key, true)).toBe(apple)
  expect(keyLabel(key, false)).toBe(other)
})
