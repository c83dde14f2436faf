import { expect, test } from 'vitest'
import { type ArticleFields, readFrontMatter } from '#lib/import-export/front-matter/reading.ts'

function read(yaml: string) {
  return readFrontMatter(yaml, 2, 'UTC')
}

test.each<[string, Partial<ArticleFields>]>([
  ['title: A\ndek: B\ndescription: C', { title: 'A', dek: 'B', description: 'C' }],
  ['title: 2026', { title: '2026' }],
  ['title: 1.10', { title: '1.10' }],
  ['title: true', { title: 'true' }],
  ['title: "Colons: quoted"', { title: 'Colons: quoted' }],
  ['title: >-\n  folded\n  over lines', { title: 'folded over lines' }],
  ['title: ~', { title: null }],
  ['title:', { title: null }],
  ['title: "  "', { title: null }],
  ['subtitle: S', { dek: 'S' }],
  ['summary: S', { dek: 'S' }],
  ['excerpt: S', { excerpt: 'S', dek: '' }],
  ['dek: D\nsummary: S', { dek: 'D' }],
  ['dek:\nsummary: S', { dek: 'S' }],
  ['date: 2026-01-02', { date: new Date('2026-01-02') }],
  ['publishedAt: 2026-01-02', { date: new Date('2026-01-02') }],
  ['pubDate: Jan 2 2026', { date: new Date('2026-01-02') }],
  ['published_at: 2026-01-02', { date: new Date('2026-01-02') }],
  ['updated: 2026-01-02', { updated: new Date('2026-01-02') }],
  ['lastmod: 2026-01-02', { updated: new Date('2026-01-02') }],
  ['lastModified: 2026-01-02', { updated: new Date('2026-01-02') }],
  ['last_modified_at: 2026-01-02', { updated: new Date('2026-01-02') }],
  ['modified: 2026-01-02', { updated: new Date('2026-01-02') }],
  ['tags: [a, B, a]', { tags: ['a', 'B'] }],
  ['tags:\n  - a b\n  - C#', { tags: ['a b', 'C#'] }],
  ['tags: a, b ,c', { tags: ['a', 'b', 'c'] }],
  ['tags: one tag', { tags: ['one tag'] }],
  ['tags: []', { tags: [] }],
  ['tags: [2026, true]', { tags: ['2026', 'true'] }],
  ['category: x\ntags: [y, X]', { tags: ['x', 'y'] }],
  ['categories: [x, z]\nkeywords: y', { tags: ['x', 'z', 'y'] }],
  ['author: Ada Lovelace', { authors: ['Ada Lovelace'] }],
  ['authors: [Ada Lovelace, ada lovelace, Grace]', { authors: ['Ada Lovelace', 'Grace'] }],
  ['author: Matt Cowley, Claudio Wunder', { authors: ['Matt Cowley', 'Claudio Wunder'] }],
  ['author: Matteo Collina and Joyee Cheung', { authors: ['Matteo Collina', 'Joyee Cheung'] }],
  ['author: Rafael Gonzaga & Marco Ippolito', { authors: ['Rafael Gonzaga', 'Marco Ippolito'] }],
  ['author: Johnson & Johnson', { authors: ['Johnson & Johnson'] }],
  ['authors: [{ name: Ada Lovelace, url: "https://example.org" }]', { authors: ['Ada Lovelace'] }],
  ['author: { name: Ada Lovelace }', { authors: ['Ada Lovelace'] }],
  ['slug: hello', { slug: 'hello' }],
  ['permalink: /2020/hello.html', { slug: 'hello' }],
  ['url: https://example.org/a/hello/', { slug: 'hello' }],
  ['permalink: /:year/:title', { slug: null }],
  ['draft: true', { isDraft: true }],
  ['draft: "yes"', { isDraft: true }],
  ['draft: false\npublished: false', { isDraft: true }],
  ['published: true', { isDraft: false }],
  ['cover: ./a.png\ncoverAlt: A\ncoverCaption: B', { cover: './a.png', coverAlt: 'A', coverCaption: 'B' }],
  ['cover: { image: a.png, alt: A, caption: B }', { cover: 'a.png', coverAlt: 'A', coverCaption: 'B' }],
  ['image: a.png', { cover: 'a.png' }],
  ['heroImage: a.png', { cover: 'a.png' }],
  ['images: [a.png, b.png]', { cover: 'a.png' }],
  ['images: []', { cover: null }],
  ['images: ["a, b.png", c.png]', { cover: 'a, b.png' }],
  ['cover: a, b.png', { cover: 'a, b.png' }],
  ['series: S\npart: 2', { series: 'S', part: 2 }],
  ['series: [S]', { series: 'S' }],
  ['featured: true\nkind: page', { featured: true, kind: 'page' }],
  ['Title: A\nlast-modified: 2026-01-02', { title: 'A', updated: new Date('2026-01-02') }],
  ['title: 日本語 “x” <b>', { title: '日本語 “x” <b>' }],
  ['', { title: null, tags: [], kind: 'article' }],
  ['# a comment', { title: null }],
])('%j', (yaml, fields) => {
  const { problems, fields: actual } = read(yaml)
  expect(problems).toEqual([])
  expect(actual).toMatchObject(fields)
})

const long = (text: string, times: number) => text.repeat(times)

test.each([
  ['title: Foo: bar', 2, 8, 'quoted'],
  ['title: a\ndek: @x', 3, 6, 'quoted'],
  ['title: a\ntitle: b', 3, 1, 'twice'],
  ['pubDate: 2026-01-01\npub_date: 2026-01-02', 3, 11, 'are the same field'],
  ['title: "abc', 2, 12, 'not closed'],
  ['tags: [a, b', 2, 12, 'not closed'],
  ['\ttitle: x', 2, 1, 'Tabs'],
  ['title: x\nfoo', 3, 1, 'no “name: ”'],
  ['- a\n- b', 2, 1, 'lines such as'],
  ['just words', 2, 1, 'lines such as'],
  ['title: x\n\n\ndate: soon', 5, 7, '“soon” is not a date'],
  ['date: 2026-02-30', 2, 7, 'is not a date'],
  ['date: [2026-01-01, 2026-01-02]', 2, 7, 'must be text'],
  ['date: 20260101', 2, 7, 'is not a date'],
  ['lastmod: { a: 1 }', 2, 10, 'must be text'],
  ['title: [a, b]', 2, 8, 'must be text'],
  ['title:\n  en: a', 3, 3, 'must be text'],
  ['tags: { a: 1 }', 2, 7, 'list of text values'],
  ['tags: [[a]]', 2, 7, 'list of text values'],
  ['authors: [{ email: a@example.org }]', 2, 10, 'list of text values'],
  ['draft: maybe', 2, 8, 'true or false'],
  ['draft: 1', 2, 8, 'true or false'],
  ['published: 2026-01-01', 2, 12, 'true or false'],
  ['featured: [true, false]', 2, 11, 'must be text'],
  ['part: 0', 2, 7, 'whole number'],
  ['part: 1.5', 2, 7, 'whole number'],
  ['part: -1', 2, 7, 'whole number'],
  ['part: 99999', 2, 7, 'whole number'],
  ['kind: post', 2, 7, 'article or page'],
  ['title: "a\\0b"', 2, 8, 'control character'],
  ['title: "a\\x1b[31mb"', 2, 8, 'control character'],
  ['tags: ["a\\0"]', 2, 7, 'control character'],
  ['title: &a x', 2, 11, 'anchors'],
  ['title: &a x\ndek: *a', 3, 6, 'aliases'],
  ['a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: x', 3, 8, 'aliases'],
  ['title: !!js/function "x"', 2, 22, 'tags'],
  ['title: !!binary aGVsbG8=', 2, 17, 'tags'],
  ['title: !x y', 2, 11, 'tags'],
  ['<<: *x\ntitle: y', 2, 5, 'aliases'],
  [`title: ${long('[', 5_000)}`, 2, 1, 'nested'],
  [long('{a: ', 9_000), 2, 1, 'nested'],
  [`title: ${long('x', 70_000)}`, 2, 1, 'longer than 64 kB'],
  ['__proto__: { draft: true }\ntitle: [', 3, 9, 'not closed'],
])('%.60j is pointed at', (yaml, line, column, words) => {
  const { problems } = read(yaml)
  expect(problems.map((problem) => problem.message).join()).toContain(words)
  const about = problems.find(({ message }) => message.includes(words))
  // How deep a reader gets before it gives up is its own business.
  expect(about).toMatchObject(words === 'nested' ? { line } : { line, column })
})

test('names that mean nothing are told, as they were written', () => {
  expect(read('title: x\nlayout: post\nBibliography: y\n__proto__: z\nconstructor: q').unknown).toEqual([
    'Bibliography',
    '__proto__',
    'constructor',
  ])
})

test('every mistake is told, not only the first', () => {
  expect(read('date: soon\ndraft: maybe\npart: many').problems).toHaveLength(3)
})

test('a date without an offset is one of the publication’s zone', () => {
  expect(readFrontMatter('date: 2026-07-01', 2, 'Europe/Berlin').fields.date).toEqual(
    new Date('2026-06-30T22:00:00Z'),
  )
})
