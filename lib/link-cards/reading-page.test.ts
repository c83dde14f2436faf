import { expect, test } from 'vitest'
import { readPage } from '#lib/link-cards/reading-page.ts'

const at = (html: string | Buffer, charset: string | null = null) =>
  readPage({ bytes: Buffer.from(html), charset, url: 'https://www.news.example/a/b' })

test('OpenGraph comes before Twitter, and both before plain HTML', () => {
  expect(
    at(`<head><title>Plain</title><meta name="description" content="Plain words">
      <meta name="twitter:title" content="Tweet"><meta property="og:title" content="A &amp; B">
      <meta property="og:description" content=" In
        two lines "><meta property="og:site_name" content="The News">
      <meta property="og:image" content="../sea.jpg?a=1&amp;b=2"></head><body>`),
  ).toEqual({
    title: 'A & B',
    description: 'In two lines',
    site: 'The News',
    image: 'https://www.news.example/sea.jpg?a=1&b=2',
  })
})

test('a bare page has a title and the name of its host', () => {
  expect(at('<title>Only <b>this</title><p>words')).toEqual({
    title: 'Only <b>this',
    description: '',
    site: 'news.example',
    image: null,
  })
})

test('only the head counts, and there the first value', () => {
  const html = `<title>One</title><meta property="og:title" content="First"><meta property="og:title" content="Second">
    <body><svg><title>Icon</title></svg><meta name="description" content="From a comment">`
  expect(at(html)).toMatchObject({ title: 'First', description: '' })
})

test('titles are one bounded line of visible characters', () => {
  const { title } = at(`<title>a\u202Eb\u0000 ${'x'.repeat(400)}</title>`)
  expect(title).toMatch(/^ab/)
  expect(title).toHaveLength(300)
})

test('the charset is taken from the header, else from the page, else it is UTF-8', () => {
  const latin = Buffer.from('<meta charset="iso-8859-1"><title>Caf\xe9</title>', 'latin1')
  expect(at(latin).title).toBe('Café')
  expect(at(Buffer.from('<title>Caf\xe9</title>', 'latin1'), 'windows-1252').title).toBe('Café')
  expect(at('<title>Café</title>', 'no-such-thing').title).toBe('Café')
})
