import { expect, test } from 'vitest'
import { arrange, foundEntry, ownEntries } from '#components/admin/palette/entries.ts'

const own = ownEntries(
  [
    { href: '/admin/posts', label: 'Posts' },
    { href: '/admin/settings', label: 'Settings' },
    { href: '/admin/settings#logo', label: 'Settings: logo' },
  ],
  true,
)
const found = [
  foundEntry({ kind: 'article', title: 'Settings of a camera', href: '/admin/posts/1' }),
  foundEntry({ kind: 'template', title: 'Weekly', id: '2' }),
]
const shown = (query: string, recent: string[] = []) =>
  arrange(query, { own, found, recent }).map(({ title }) => title)

test('words are found at the start of words, all of them, before what the server found', () => {
  expect(shown('set')).toEqual(['Settings', 'Settings: logo', 'Settings of a camera', 'Weekly'])
  expect(shown('logo set')).toEqual(['Settings: logo', 'Settings of a camera', 'Weekly'])
  expect(shown('ettings')).toEqual(['Settings of a camera', 'Weekly'])
})

test('without words, what was chosen last comes first, then posts, then the rest', () => {
  expect(shown('', ['/admin/settings#logo', 'new:page'])).toEqual([
    'Settings: logo',
    'New page',
    'Settings of a camera',
    'Weekly',
    'New article',
    'Posts',
    'Settings',
  ])
})

test('of several that match, the one chosen lately comes first', () => {
  expect(shown('set', ['/admin/settings#logo']).slice(0, 2)).toEqual(['Settings: logo', 'Settings'])
})

test('pages are offered to those who may create them', () => {
  expect(ownEntries([], false).map(({ title }) => title)).toEqual(['New article'])
})
