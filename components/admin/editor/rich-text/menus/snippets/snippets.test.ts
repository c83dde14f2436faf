import { undo } from 'prosemirror-history'
import { NodeSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { withSnippet } from '#components/admin/editor/rich-text/menus/snippets/insert-snippet.ts'
import { saveBlocks, saveSelection } from '#components/admin/editor/rich-text/menus/snippets/save-snippet.ts'
import { snippetItems } from '#components/admin/editor/rich-text/menus/snippets/snippet-items.ts'
import { findItems } from '#components/admin/editor/rich-text/menus/suggest/block-items.ts'
import { Editing } from '#test/editing.ts'

function inserted(text: string, snippet: string): string {
  const editing = new Editing(text)
  editing.dispatch(withSnippet(editing.state, snippet))
  return editing.source
}

const FOOTNOTED = 'Said before.[^1]\n\n[^1]: By Ada.\n'

test.each([
  ['an empty text', '‸', '## Part\n\n- a\n- b', '## Part\n\n- a\n- b'],
  ['an empty line', 'One\n\n- x\n- ‸', 'Two', 'One\n\n- x\n- Two'],
  ['the words of a line', 'Ada ‸', 'was **here**.', 'Ada was **here**.'],
  [
    'words, as blocks',
    'a‸b',
    '<Callout kind="tip">\n\nT\n\n</Callout>',
    'a\n\n<Callout kind="tip">\nT\n</Callout>\n\nb',
  ],
  ['a figure', 'a‸', '![Sea](/media/x.webp)\n\n---', 'a\n\n![Sea](/media/x.webp)\n\n---'],
  ['a cell', '| a |\n| - |\n| ‸ |', 'One\n\nTwo', '| a |\n| - |\n| One<br />Two |'],
])('a snippet goes into %s', (_what, text, snippet, expected) => {
  expect(inserted(text, snippet).trimEnd()).toBe(expected)
})

test('footnotes come along to the end, under labels that are free', () => {
  expect(inserted('First‸.[^1]\n\nEnd.\n\n[^1]: Mine.\n', FOOTNOTED)).toBe(
    'FirstSaid before.[^2].[^1]\n\nEnd.\n\n[^1]: Mine.\n\n[^2]: By Ada.\n',
  )
})

test('an insertion is one step to undo, also right after typing', () => {
  const editing = new Editing('‸').type('Words ')
  editing.dispatch(withSnippet(editing.state, FOOTNOTED))
  editing.run(undo)
  expect(editing.source.trim()).toBe('Words')
})

function saved(text: string, save: typeof saveBlocks, select?: number): string {
  const editing = new Editing(text)
  const { state } = editing
  if (select !== undefined) editing.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, select)))
  const sources: string[] = []
  editing.run(save({ save: (source) => sources.push(source) }))
  return sources.join()
}

test.each([
  ['words', 'One ‸**two** three‸ four', saveSelection, '**two** three'],
  ['blocks', '## He‸ad\n\n- a\n- b\n\nMo‸re\n\nEnd', saveBlocks, '## Head\n\n- a\n- b\n\nMore'],
  [
    'a block with its footnotes',
    'Sa‸id.[^x]\n\nEnd.[^y]\n\n[^y]: No.\n\n[^x]: See.[^y]\n',
    saveBlocks,
    'Said.[^x]\n\n[^x]: See.[^y]\n\n[^y]: No.',
  ],
  [
    'a link by reference',
    'Se‸e [it][a].\n\n[a]: https://example.org\n',
    saveBlocks,
    'See [it](https://example.org).',
  ],
])('%s are saved', (_what, text, save, expected) => {
  expect(saved(text, save)).toBe(expected)
})

test('a block that is selected as a whole is saved', () => {
  expect(saved('<Callout kind="tip">\n\nT\n\n</Callout>', saveBlocks, 0)).toBe(
    '<Callout kind="tip">\nT\n</Callout>',
  )
})

test('what was saved and is inserted elsewhere says the same', () => {
  const text = '‸Said before.[^1]\n\n1. a\n   - b\n2. c\n\n![Sea](/media/x.webp)\n\n> q‸\n\n[^1]: By Ada.\n'
  expect(inserted('‸', saved(text, saveBlocks))).toBe(`${text.replaceAll('‸', '').trimEnd()}`)
})

test('snippets are found by their names, and all by “snippet”', () => {
  const names = ['Disclosure', 'About the author', 'Newsletter box']
  const items = snippetItems({
    announce() {},
    snippets: {
      list: () => names.map((name) => ({ id: name, name })),
      mayCreate: () => true,
      load: async () => null,
      save() {},
    },
  })
  expect(findItems(items, 'author').map(({ title }) => title)).toEqual(['About the author'])
  expect(findItems(items, 'snippet').map(({ title }) => title)).toEqual(names)
})
