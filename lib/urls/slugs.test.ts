import { describe, expect, test } from 'vitest'
import { firstFree, MAX_SLUG_LENGTH, slugify } from '#lib/urls/slugs.ts'

test.each([
  ['Why attention?', 'why-attention'],
  ['  Two   spaces & a “quote” ', 'two-spaces-and-a-quote'],
  ['Don’t panic, it’s 1.5 × faster', 'dont-panic-its-1-5-faster'],
  ['AT&T', 'at-and-t'],
  ['C++ and C#', 'c-plus-plus-and-c-sharp'],
  ['#1 in 2026', '1-in-2026'],
  ['Node.js', 'node-js'],
  ['Größe Übung Ærø łódź', 'grosse-ubung-aero-lodz'],
  ['Cafe\u0301', 'cafe'],
  ['Что такое внимание?', 'chto-takoe-vnimanie'],
  ['注意力机制', 'zhuyilijizhi'],
  ['ニューラル', 'niyuraru'],
  ['الذكاء', 'ldhk'],
  ['Ελληνικά', 'ellinika'],
  ['한국어 모델', 'hangugeo-model'],
  ['--a--b--', 'a-b'],
  ['ＦＵＬＬ　ＷＩＤＴＨ', 'full-width'],
  ['../../etc/passwd', 'etc-passwd'],
  ['<script>alert(1)</script>', 'script-alert-1-script'],
  ['', ''],
  ['…?!', ''],
  ['\u200b\u00ad', ''],
])('%j becomes %j', (text, slug) => {
  expect(slugify(text)).toBe(slug)
})

describe('whatever the text, the slug is one the database takes', () => {
  const strange = [
    '🎉',
    '𝕳𝖊𝖑𝖑𝖔',
    '\ud800',
    '\u0000\u0001',
    'ﷺ',
    'a'.repeat(5_000),
    'wort '.repeat(2_000),
    '龍'.repeat(5_000),
    '\u0301\u0302',
  ]
  test.each(strange)('%#', (text) => {
    expect(slugify(text)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)
    expect(slugify(text).length).toBeLessThanOrEqual(80)
  })
})

test('a long text is cut at a word', () => {
  const slug = slugify('the quick brown fox jumps over the lazy dog and runs away from the angry farmer')
  expect(slug).toBe('the-quick-brown-fox-jumps-over-the-lazy-dog-and-runs-away-from-the-angry-farmer')
  expect(slugify(`${slug} who shouts`)).toBe(slug)
})

test('a slug that is taken gets the first free number', () => {
  const taken = new Set(['spring', 'spring-2', 'spring-4'])
  expect(firstFree('spring', (slug) => !taken.has(slug))).toBe('spring-3')
})

test('a number fits behind the longest slug', () => {
  const longest = 'a'.repeat(MAX_SLUG_LENGTH)
  const second = firstFree(longest, (slug) => slug !== longest)
  expect(second).toBe(`${'a'.repeat(MAX_SLUG_LENGTH - 2)}-2`)
})
