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

const german = () =>
  richPlugins({
    chooseImage() {},
    replaceImage() {},
    uploadFiles() {},
    announce() {},
    typography: () => 'de',
  })

test('quotation marks of the language are set when they are switched on', () => {
  const editing = new Editing('', german()).type('Er sagte "ja" -- und ging...')
  expect(editing.state.doc.textContent).toBe('Er sagte „ja“ – und ging…')
})

test('after code in the line they are set too, in code never', () => {
  expect(new Editing('Mit `a --b`‸', german()).type(' "ja"').source).toBe('Mit `a --b` „ja“')
  expect(new Editing('Mit `a ‸b`', german()).type('"--').source).toBe('Mit `a "--b`')
  expect(new Editing('```\n‸a\n```', german()).type(`"b" -- '...`).source).toBe('```\n"b" -- \'...a\n```')
})

test('Backspace gives back what was typed, and typing on leaves it', () => {
  const editing = new Editing('', german()).type('Er -')
  editing.type('-').run(undoInputRule)
  expect(editing.type('-x').source).toBe('Er ---x')
  editing.type(' "').run(undoInputRule)
  expect(editing.source).toBe('Er ---x "')
})

test('the title of a link may stand between quotation marks of the language', () => {
  expect(new Editing('', german()).type('[a](/b "c") d').source).toBe('[a](/b "c") d')
})

test('a name between colons becomes its emoji at once', () => {
  expect(new Editing('').type('Go :rocket: now :upside_down:').source).toBe('Go 🚀 now 🙃')
  expect(new Editing('').type(':+1:').source).toBe('👍')
  const editing = new Editing('').type(':rocket:')
  editing.run(undoInputRule)
  expect(editing.source).toBe(':rocket:')
})

test.each([':no_such_name:', 'at 10:30: then', 'a:rocket:'])('%s stays as it is typed', (typed) => {
  expect(new Editing('').type(typed).state.doc.textContent).toBe(typed)
})

test('quotation marks stay as they are typed when they are switched off', () => {
  expect(new Editing('').type('She said "yes" -- it\'s...').state.doc.textContent).toBe(
    'She said "yes" -- it\'s...',
  )
})
