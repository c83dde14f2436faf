import { undoInputRule } from 'prosemirror-inputrules'
import { expect, test } from 'vitest'
import { richPlugins } from '#components/admin/editor/rich-text/plugins.ts'
import { Editing } from '#test/editing.ts'

test.each([
  ['a heading', '## One', '## One'],
  ['a small heading', '##### One', '##### One'],
  ['a bullet list', '- one', '- one'],
  ['a bullet list with a star', '* one', '- one'],
  ['a numbered list', '1. one', '1. one'],
  ['a numbered list that begins later', '7. one', '7. one'],
  ['a task', '[ ] one', '- [ ] one'],
  ['a ticked task', '[x] one', '- [x] one'],
  ['a task in a list', '- [ ] one', '- [ ] one'],
  ['a quotation', '> one', '> one'],
  ['code with its language', '```js one()', '```js\none()\n```'],
  ['a divider', '---one', '---\n\none'],
  ['bold', 'an **old** word', 'an **old** word'],
  ['bold with underscores', 'an __old__ word', 'an **old** word'],
  ['italic', 'an *old* word', 'an *old* word'],
  ['italic with underscores', 'an _old_ word', 'an *old* word'],
  ['struck words', 'an ~~old~~ word', 'an ~~old~~ word'],
  ['code', 'an `old` word', 'an `old` word'],
  ['a link', 'an [old](/a) word', 'an [old](/a) word'],
  ['a link with a title', 'an [old](/a "b") word', 'an [old](/a "b") word'],
  ['a picture in a line', 'an ![old](/a.png) word', 'an ![old](/a.png) word'],
  ['a picture on a line of its own', '![old](/a.png)word', '![old](/a.png)\n\nword'],
  ['a footnote', 'word[^a]one', 'word[^a]\n\n[^a]: one'],
])('%s is made as it is typed', (_what, typed, source) => {
  expect(new Editing('').type(typed).source.trim()).toBe(source)
})

test.each([
  ['underscores in a name', 'a snake_case_name b', 'a snake_case_name b'],
  ['a star between numbers', '2 * 3 * 4', '2 * 3 * 4'],
  ['script as an address', '[a](javascript:b)', String.raw`\[a]\(javascript:b)`],
])('%s stays as it is typed', (_what, typed) => {
  expect(new Editing('').type(typed).state.doc.textContent).toBe(typed)
})

test.each(['```\nx‸\n```', 'x `a‸b` y'])('no rule applies in %j', (source) => {
  const editing = new Editing(source)
  editing.type(' **b**')
  expect(editing.state.doc.textContent).toContain(' **b**')
})

test('a second item typed in a list is not a task', () => {
  const editing = new Editing('- one‸')
  expect(editing.press('Enter').type('two').source.trim()).toBe('- one\n- two')
})

test('an item after a ticked task is a task that is not ticked', () => {
  const editing = new Editing('- [x] one‸')
  expect(editing.press('Enter').type('two').source.trim()).toBe('- [x] one\n- [ ] two')
})

test('Enter after a fence opens a block of code with the caret in it', () => {
  const editing = new Editing('Before.\n\n‸').type('```ts').press('Enter').type('one()')
  expect(editing.source.trim()).toBe('Before.\n\n```ts\none()\n```')
})

test.each([
  ['## ', '## '],
  ['- ', '- '],
  ['> ', '> '],
  ['---', '---'],
  ['a **b**', 'a **b**'],
  ['a [b](/c)', 'a [b](/c)'],
  ['```js ', '```js '],
])('Backspace right after %j puts back what was typed', (typed, text) => {
  const editing = new Editing('').type(typed)
  expect(editing.state.doc.textContent).not.toBe(text)
  expect(editing.run(undoInputRule)).toBe(true)
  expect(editing.state.doc.childCount).toBe(1)
  expect(editing.state.doc.firstChild?.type.name).toBe('paragraph')
  expect(editing.state.doc.textContent).toBe(text)
})

test('quotation marks of the language are set when they are switched on', () => {
  const services = {
    chooseImage() {},
    replaceImage() {},
    uploadFiles() {},
    announce() {},
    typography: () => 'de',
  }
  const editing = new Editing('', richPlugins(services)).type('Er sagte "ja" -- und ging...')
  expect(editing.state.doc.textContent).toBe('Er sagte „ja“ – und ging…')
})

test('quotation marks stay as they are typed when nobody has switched them', () => {
  expect(new Editing('').type('She said "yes" -- it\'s...').state.doc.textContent).toBe(
    'She said "yes" -- it\'s...',
  )
})
