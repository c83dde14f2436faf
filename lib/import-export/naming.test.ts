import { expect, test } from 'vitest'
import { lastSegment, readFileName, titleFromWords } from '#lib/import-export/naming.ts'

test.each([
  ['hello.md', 'hello', null],
  ['a/b/hello-there.mdx', 'hello-there', null],
  ['2020-01-02-hello.md', 'hello', '2020-01-02'],
  ['2020-1-2-hello.markdown', 'hello', '2020-1-2'],
  ['2020-01-02.md', '2020-01-02', null],
  ['hello/index.md', 'hello', null],
  ['2020-01-02-hello/index.mdx', 'hello', '2020-01-02'],
  ['hello/_index.md', 'hello', null],
  ['hello/README.md', 'hello', null],
  ['index.md', 'blog', null],
  ['weekly-update.2016-02-22.md', 'weekly-update.2016-02-22', null],
])('%s', (path, words, date) => {
  expect(readFileName(path, 'blog')).toEqual({ words, date, isDraft: false })
})

test('what lies in a folder of drafts is one', () => {
  expect(readFileName('_drafts/hello.md', 'blog')).toMatchObject({ words: 'hello', isDraft: true })
})

test.each([
  ['hello', 'hello'],
  ['/2020/01/hello/', 'hello'],
  ['/blog/hello.html', 'hello'],
  ['https://example.org/blog/hello?x=1#y', 'hello'],
  ['/blog/:year/:title/', null],
  ['https://example.org/', null],
  ['/', null],
])('the last part of %s', (address, segment) => {
  expect(lastSegment(address)).toBe(segment)
})

test('a title is made of the words of a name', () => {
  expect(titleFromWords('what_a-context--window-costs')).toBe('What a context window costs')
  expect(titleFromWords('élan')).toBe('Élan')
})
