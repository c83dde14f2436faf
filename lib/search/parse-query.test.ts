import { beforeAll, describe, expect, test } from 'vitest'
import { searchPosts } from '#lib/search/searching.ts'
import type { SearchResult } from '#lib/search/views.ts'
import { someByline, somePost } from '#test/factories.ts'

const BODIES = {
  attention:
    'Call `torch.nn.functional.scaled_dot_product_attention` on the device.\n\n```python\nimport torch.nn.functional as F\n```',
  tutorial: 'We go on from [the last part](/blog/attention-by-hand), where attention-by-hand was explained.',
  languages: 'Written in C++ and C#, with a port to .NET.',
  letters: 'The letter c stands for a constant; a net catches fish.',
  releases: 'Llama 3.1 and GPT-4o came out; GPT-3.5 was retired.',
  versions: 'There are 3 kinds and 1 exception.',
  hooks:
    'The hook getServerSideProps runs on an HTTPServer. PyTorch is not needed; use std::vector and --no-sandbox.',
  far: `${'Agency and page and language. '.repeat(100)}At that age, nothing helps.`,
}

beforeAll(async () => {
  const ada = await someByline('Ada van.der Quill')
  for (const [title, body] of Object.entries(BODIES))
    await somePost({ title, dek: 'Nothing to see.', body, ...(title === 'hooks' && { bylines: [ada] }) })
}, 60_000)

async function find(q: string) {
  const { items, matchMode } = await searchPosts({ q })
  return { matchMode, items, titles: items.map(({ title }) => title).toSorted() }
}

function marks({ titled, excerpt, credit }: SearchResult): string[] {
  return [...titled, ...excerpt, ...credit.flat()].filter(({ isMarked }) => isMarked).map(({ text }) => text)
}

describe('an identifier is found whole and by its parts', () => {
  test.each([
    ['torch.nn', ['attention']],
    ['torch.nn.functional', ['attention']],
    ['nn.functional', ['attention']],
    ['functional', ['attention']],
    ['scaled_dot_product_attention', ['attention']],
    ['scaled dot', ['attention']],
    ['dot_product', ['attention']],
    ['attention-by-hand', ['tutorial']],
    ['/blog/attention-by-hand', []],
    ['c++', ['languages']],
    ['C#', ['languages']],
    ['.NET', ['languages']],
    ['.net', ['languages']],
    ['GPT-4o', ['releases']],
    ['gpt-4o', ['releases']],
    ['4o', ['releases']],
    ['3.1', ['releases']],
    ['3.5', ['releases']],
    ['GPT-3', ['releases']],
    ['getServerSideProps', ['hooks']],
    ['getserversideprops', ['hooks']],
    ['server side', ['hooks']],
    ['ServerSide', ['hooks']],
    ['HTTPServer', ['hooks']],
    ['http', ['hooks']],
    ['pytorch', ['hooks']],
    ['std::vector', ['hooks']],
    ['--no-sandbox', ['hooks']],
    ['no-sandbox', ['hooks']],
    ['van.der', ['hooks']],
    ['attention -torch.nn', ['tutorial']],
    ['attention -functional', ['tutorial']],
    ['torch.nn or GPT-4o', ['attention', 'releases']],
    ['age', ['far']],
  ])('%s', async (query, titles) => {
    const found = await find(query)
    expect(found.matchMode === 'exactly' ? found.titles : []).toEqual(titles)
    for (const item of found.items) expect(marks(item)).not.toEqual([])
  })
})

test.each([
  ['c++', 'C++'],
  ['.NET', '.NET'],
  ['scaled_dot_product_attention', 'scaled_dot_product_attention'],
  ['3.1', '3.1'],
  ['server side', 'ServerSide'],
])('what matches %s is marked as it is written', async (query, written) => {
  const { items } = await find(query)
  const [item] = items
  const shown = item?.excerpt.map(({ text }) => text).join('')
  expect(shown).toContain(written)
  for (const mark of '\u001F\uA840\uA841\uA842') expect(shown).not.toContain(mark)
  expect(item && marks(item)).toContain(written)
})
