import { expect, test, vi } from 'vitest'
import { allTriggers } from '#components/admin/editor/rich-text/menus/suggest/all-triggers.ts'
import { blockItems, findItems } from '#components/admin/editor/rich-text/menus/suggest/block-items.ts'
import { EMOJI } from '#components/admin/editor/rich-text/menus/suggest/emoji.ts'
import { suggestKey } from '#components/admin/editor/rich-text/menus/suggest/suggest-state.ts'
import { richPlugins } from '#components/admin/editor/rich-text/plugins.ts'
import { Editing } from '#test/editing.ts'

const services = {
  chooseImage() {},
  replaceImage() {},
  uploadFiles() {},
  announce() {},
  suggest: async () => [],
}

const opened = (source: string, typed: string) => {
  const { state } = new Editing(source, richPlugins(services)).type(typed)
  const open = suggestKey.getState(state)?.open
  return open ? `${open.trigger.label}: ${open.query}` : null
}

test.each([
  ['an empty line', '', '/', 'Blocks: '],
  ['words after the slash', '', '/heading 2', 'Blocks: heading 2'],
  ['a blank at the end of a line', 'Words ‸', ' /h', 'Blocks: h'],
  ['a colon and two letters', '', ':ro', 'Emoji: ro'],
  ['an at sign', 'See ‸', ' @two words', 'Link to: two words'],
])('a list opens after %s', (_what, source, typed, expected) => {
  expect(opened(source, typed)).toBe(expected)
})

test.each([
  ['a slash within a word', '', 'and/or'],
  ['a slash before a blank', '', 'this / that'],
  ['a slash before other words', '‸words', '/'],
  ['an address', '', 'https://example.org/a'],
  ['an e-mail address', '', 'ana@example.org'],
  ['a time', '', 'at 10:30'],
  ['a slash in code', '```\n‸x\n```', '/'],
  ['a slash in code in a line', 'a `b ‸c` d', '/'],
])('no list opens after %s', (_what, source, typed) => {
  expect(opened(source, typed)).toBeNull()
})

test('a list that was dismissed stays closed for that slash, and opens for the next', () => {
  const editing = new Editing('', richPlugins(services)).type('/h')
  editing.dispatch(editing.state.tr.setMeta(suggestKey, 'close'))
  expect(suggestKey.getState(editing.type('e').state)?.open).toBeNull()
  editing.dispatch(editing.state.tr.delete(1, 4))
  expect(suggestKey.getState(editing.type('/').state)?.open).not.toBeNull()
})

test.each([
  ['h2', 'Heading 2'],
  ['ul', 'Bullet list'],
  ['hr', 'Divider'],
  ['toggle', 'Toggle'],
  ['details', 'Toggle'],
  ['quote', 'Quote with author'],
  ['quotation', 'Quotation'],
  ['todo', 'Task list'],
  ['list', 'Bullet list'],
])('%s finds %s first', (query, title) => {
  expect(findItems(blockItems(services), query)[0]?.title).toBe(title)
})

test('the blocks stand in the order of Ghost', () => {
  expect(blockItems(services).map(({ title }) => title)).toEqual([
    'Image',
    'Divider',
    'Button',
    'Link card',
    'Callout',
    'Toggle',
    'Quote with author',
    'Code',
    'Table',
    'Heading 2',
    'Heading 3',
    'Heading 4',
    'Bullet list',
    'Numbered list',
    'Task list',
    'Quotation',
    'Footnote',
  ])
})

test('own pages are looked for after a pause, once', async () => {
  vi.useFakeTimers()
  const suggest = vi.fn(async (title: string) => [{ title, href: '/a', kind: 'article' }])
  const mention = allTriggers({ ...services, suggest }).find(({ label }) => label === 'Link to')
  const found = [mention?.find('a'), mention?.find('ab')]
  await vi.advanceTimersByTimeAsync(200)
  vi.useRealTimers()
  expect(suggest.mock.calls).toEqual([['ab']])
  expect((await Promise.all(found)).map((all) => all?.length)).toEqual([0, 1])
})

test('every emoji has a sign and a name of its own', () => {
  const names = EMOJI.map(({ title }) => title)
  expect(new Set(names).size).toBe(names.length)
  expect(EMOJI.every(({ sign, title }) => /\p{Extended_Pictographic}/u.test(sign) && title !== '')).toBe(true)
})
