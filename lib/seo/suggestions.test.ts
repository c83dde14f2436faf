import { expect, test } from 'vitest'
import { writeSuggestions } from '#lib/seo/suggestions.ts'

test('four lists in one order, as browsers expect them', () => {
  const items = [
    { kind: 'article', label: 'On "attention"', href: '/blog/on-attention' },
    { kind: 'tag', label: 'Attention', href: '/tags/attention' },
  ] as const
  expect(JSON.parse(writeSuggestions({ query: 'att', items: [...items] }))).toEqual([
    'att',
    ['On "attention"', 'Attention'],
    ['', 'Tag'],
    ['http://localhost:3000/blog/on-attention', 'http://localhost:3000/tags/attention'],
  ])
})
