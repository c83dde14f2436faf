import { undo } from 'prosemirror-history'
import { replaceAll, SearchQuery } from 'prosemirror-search'
import { expect, test } from 'vitest'
import {
  closeFind,
  countMatches,
  findKey,
  openFind,
  search,
} from '#components/admin/editor/rich-text/menus/find/find-state.ts'
import { Editing } from '#test/editing.ts'

const TEXT = 'A cat, a Cat.\n\n```\ncat\n```\n\n<Callout>\n\nA category.\n\n</Callout>'

type Options = Omit<ConstructorParameters<typeof SearchQuery>[0], 'search'>

function looking(words: string, options: Options = {}) {
  const editing = new Editing(TEXT)
  editing.dispatch(search(editing.state, new SearchQuery({ search: words, ...options })))
  return editing
}

test.each<[what: string, words: string, options: Options, total: number]>([
  ['any case', 'cat', {}, 4],
  ['the same case', 'cat', { caseSensitive: true }, 3],
  ['whole words', 'cat', { wholeWord: true }, 3],
  ['a regular expression', 'c.t\\b', { regexp: true }, 3],
  ['a broken expression', '(', { regexp: true }, 0],
  ['nothing', 'dog', {}, 0],
])('%s is counted in every kind of block', (_what, words, options, total) => {
  expect(countMatches(looking(words, options).state).total).toBe(total)
})

test('the first match from the caret on is selected', () => {
  const { state } = looking('cat')
  expect(state.doc.textBetween(state.selection.from, state.selection.to)).toBe('cat')
  expect(countMatches(state).current).toBe(1)
})

test('all matches are replaced in one step that can be undone', () => {
  const editing = looking('cat', { wholeWord: true, replace: 'dog' })
  editing.run(replaceAll)
  expect(editing.source).toBe(TEXT.replaceAll(/\bcat\b/gi, 'dog'))
  editing.run(undo)
  expect(editing.source).toBe(TEXT)
})

test('the bar opens with the selected words, and forgets them when it closes', () => {
  const editing = new Editing('A ‸cat‸ and a cat.')
  editing.run(openFind(true))
  expect(findKey.getState(editing.state)).toEqual({ isOpen: true, hasReplace: true })
  expect(countMatches(editing.state).total).toBe(2)
  editing.run(closeFind)
  expect(findKey.getState(editing.state)?.isOpen).toBe(false)
  expect(countMatches(editing.state).total).toBe(0)
})
