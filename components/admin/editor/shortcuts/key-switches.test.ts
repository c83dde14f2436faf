import { afterEach, expect, test } from 'vitest'
import { suggestKey } from '#components/admin/editor/rich-text/menus/suggest/suggest-state.ts'
import { KeySwitches, keySwitches } from '#components/admin/editor/shortcuts/key-switches.ts'
import { Editing } from '#test/editing.ts'

const GROUPS = ['Words', 'Blocks', 'Lists and tables', 'Moving', 'Editing', 'As you type'] as const

afterEach(() => {
  for (const group of [null, ...GROUPS]) keySwitches.set(group, true)
})

test.each<[what: string, group: (typeof GROUPS)[number], source: string, key: string, on: string]>([
  ['bold', 'Words', 'A ‸word‸.', 'Mod-b', 'A **word**.'],
  ['a heading', 'Blocks', 'A ‸word.', 'Mod-Alt-3', '### A word.'],
  ['an indent', 'Lists and tables', '- a\n- b‸', 'Tab', '- a\n  - b'],
  ['Tab in code', 'Lists and tables', '```\n‸a\n```', 'Tab', '```\n  a\n```'],
  ['a move', 'Moving', 'a\n\nb‸', 'Alt-ArrowUp', 'b\n\na'],
])('%s by key, until its group or all keys are switched off', (_what, group, source, key, on) => {
  const off = source.replaceAll('‸', '')
  expect(new Editing(source).press(key).source).toBe(on)
  keySwitches.set(group, false)
  expect(new Editing(source).press(key).source).toBe(off)
  keySwitches.set(group, true)
  keySwitches.set(null, false)
  expect(new Editing(source).press(key).source).toBe(off)
})

test('what is typed stays as it is when signs are switched off', () => {
  keySwitches.set('As you type', false)
  expect(new Editing('').type('## **a** :rocket:').state.doc.textContent).toBe('## **a** :rocket:')
  expect(suggestKey.getState(new Editing('').type('/').state)?.open).toBeNull()
})

test('undo and Escape cannot be switched off', () => {
  keySwitches.set(null, false)
  expect(new Editing('').type('a').press('Mod-z').source).toBe('')
  const editing = new Editing('a‸').press('Escape')
  expect(editing.state.selection.toJSON().type).toBe('node')
})

test('they are kept for one person, and another has all of them', () => {
  const storage = memory()
  const mine = switchesOf(storage, 'ana')
  mine.set('Words', false)
  mine.set(null, false)
  expect([mine.isOn('Words'), mine.isOn('Blocks'), mine.isChosen('Blocks')]).toEqual([false, false, true])
  expect([switchesOf(storage, 'ana'), switchesOf(storage, 'bo')].map((all) => all.isOn('Blocks'))).toEqual([
    false,
    true,
  ])
  mine.set(null, true)
  expect([mine.isOn('Words'), mine.isOn('Blocks')]).toEqual([false, true])
})

test('without storage, or with something else stored, all keys work', () => {
  const blocked = switchesOf(() => {
    throw new Error('denied')
  }, 'ana')
  blocked.set('Words', false)
  expect([blocked.isOn('Words'), blocked.isOn('Blocks')]).toEqual([false, true])
  expect(switchesOf(memory({ 'editor-keys-off:ana': '{"a":1}' }), 'ana').isOn('Words')).toBe(true)
})

function memory(stored: Record<string, string> = {}) {
  const items = new Map(Object.entries(stored))
  const storage: Pick<Storage, 'getItem' | 'setItem'> = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
  }
  return () => storage
}

function switchesOf(storage: ReturnType<typeof memory>, userId: string): KeySwitches {
  const switches = new KeySwitches(storage)
  switches.open(userId)
  return switches
}
