import { expect, test } from 'vitest'
import { titleOf, withLanguage, withTitle } from '#components/admin/editor/rich-text/views/code-info.ts'

test.each([
  ['a new title', { lang: 'js', meta: '{1,3}' }, 'a.js', { lang: 'js', meta: 'title="a.js" {1,3}' }],
  ['a changed title', { lang: 'js', meta: '{1} title="a.js"' }, 'b', { lang: 'js', meta: '{1} title="b"' }],
  ['a removed title', { lang: 'js', meta: '{1} title="a.js" x' }, '', { lang: 'js', meta: '{1} x' }],
  ['a title with quotes', { lang: 'js', meta: '' }, 'say "a"', { lang: 'js', meta: `title='say "a"'` }],
  ['a title without a language', { lang: '', meta: '' }, 'a', { lang: 'text', meta: 'title="a"' }],
])('%s', (_what, info, title, expected) => {
  expect(withTitle(info, title)).toEqual(expected)
  expect(titleOf(expected)).toBe(title)
})

test('a language is one word, and stays when a title needs it', () => {
  expect(withLanguage({ lang: '', meta: '' }, 'c ++`')).toEqual({ lang: 'c++', meta: '' })
  expect(withLanguage({ lang: 'js', meta: '' }, '')).toEqual({ lang: '', meta: '' })
  expect(withLanguage({ lang: 'js', meta: 'title="a"' }, '')).toEqual({ lang: 'text', meta: 'title="a"' })
})
