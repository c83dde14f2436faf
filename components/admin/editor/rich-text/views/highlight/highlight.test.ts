import { expect, test } from 'vitest'
import { codeOf } from '#components/admin/editor/rich-text/keys/commands/kinds.ts'
import { CODE_LANGUAGES } from '#components/admin/editor/rich-text/views/code-languages.ts'
import { colour } from '#components/admin/editor/rich-text/views/highlight/colouring.ts'
import { grammarOf, loadGrammar } from '#components/admin/editor/rich-text/views/highlight/grammars.ts'
import { highlightKey } from '#components/admin/editor/rich-text/views/highlight/highlight-state.ts'
import { Editing } from '#test/editing.ts'

const TEXT = 'Words.\n\n```js\nlet a\n```\n\nMore ‸words.\n\n```css\np {}\n```\n'

const stateOf = ({ state }: Editing) => highlightKey.getState(state)
const shownIn = (editing: Editing) =>
  stateOf(editing)
    ?.shown.find()
    .map(({ from, to }) => editing.state.doc.textBetween(from, to))

async function coloured(editing: Editing) {
  for (let at = stateOf(editing)?.stale[0]; at !== undefined; at = stateOf(editing)?.stale[0]) {
    const code = editing.state.doc.nodeAt(at)
    if (!code) throw new Error('No code is there.')
    const spans = await colour(code.textContent, grammarOf(code.attrs.lang) ?? '')
    editing.dispatch(editing.state.tr.setMeta(highlightKey, { at, code, spans }))
  }
  return editing
}

test('every block is coloured, and words elsewhere only move the colours', async () => {
  const editing = await coloured(new Editing(TEXT))
  expect(shownIn(editing)).toEqual(['let', 'p'])
  editing.type('many ')
  expect(stateOf(editing)?.stale).toEqual([])
  expect(shownIn(editing)).toEqual(['let', 'p'])
})

test('a key in a block makes only that block stale, and keeps its colours until the new ones come', async () => {
  const editing = await coloured(new Editing(TEXT.replace('‸', '').replace('let a', 'let a‸')))
  editing.type(' = 1')
  expect(stateOf(editing)?.stale).toEqual([8])
  expect(shownIn(editing)).toEqual(['let', 'p'])
  await coloured(editing)
  expect(shownIn(editing)).toEqual(['let', '1', 'p'])
})

test('a block that is inserted, changed in its language or undone is coloured again', async () => {
  const editing = await coloured(new Editing(TEXT))
  editing.dispatch(editing.state.tr.insert(0, codeOf('let b', { lang: 'ts' })))
  expect(stateOf(editing)?.stale).toEqual([0])
  await coloured(editing)
  expect(shownIn(editing)).toEqual(['let', 'let', 'p'])
  editing.dispatch(editing.state.tr.setNodeAttribute(0, 'lang', 'text'))
  expect(stateOf(editing)?.stale).toEqual([0])
  editing.dispatch(editing.state.tr.delete(0, 7))
  expect(stateOf(editing)?.stale).toEqual([])
})

test('colours that come too late are dropped', async () => {
  const editing = new Editing(TEXT.replace('‸', '').replace('let a', 'let a‸'))
  const code = editing.state.doc.child(1)
  editing.type('b')
  editing.dispatch(
    editing.state.tr.setMeta(highlightKey, { at: 8, code, spans: [{ from: 0, to: 3, className: 'x' }] }),
  )
  expect(stateOf(editing)?.stale).toContain(8)
  expect(shownIn(editing)).toEqual([])
})

test('every suggested language has a grammar, but for plain text', async () => {
  const names = Object.keys(CODE_LANGUAGES).filter((name) => name !== 'text')
  expect(names.filter((name) => grammarOf(name) === null)).toEqual([])
  for (const name of names) expect(await loadGrammar(grammarOf(name) ?? '')).toBeTypeOf('function')
  expect(grammarOf('constructor')).toBeNull()
})
