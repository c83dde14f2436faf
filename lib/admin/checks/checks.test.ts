import { expect, test } from 'vitest'
import { findingsIn } from '#lib/admin/checks/checks.ts'
import type { CheckedText } from '#lib/admin/checks/finding.ts'
import { inspectArticle } from '#lib/content/mdx/pool/rendering.ts'
import type { PublishCheck } from '#lib/settings/views.ts'

const GOOD: Omit<CheckedText, 'found'> = {
  kind: 'article',
  title: 'A title',
  dek: 'A dek that says in one sentence what the reader will learn from the text.',
  excerpt: '',
  description: '',
  seoTitle: '',
  cover: null,
  media: {},
  dead: new Set(),
}

async function found(check: PublishCheck, body: string, fields: Partial<CheckedText> = {}) {
  const { found, problems } = await inspectArticle(body)
  expect(problems).toEqual([])
  return findingsIn({ ...GOOD, found, ...fields }, [])
    .filter((finding) => finding.check === check)
    .map(({ place }) => ('field' in place ? place.field : `${place.line}:${place.column}`))
}

test('a text without faults passes every check', async () => {
  const body =
    '## One\n\n### Two\n\nSee [the notes](/blog/notes).\n\n<Figure src="/media/a.webp" alt="A cat" />'
  const { found } = await inspectArticle(body)
  expect(findingsIn({ ...GOOD, found }, [])).toEqual([])
})

test('an image without alt text is found; alt="" in a Figure is decorative by choice', async () => {
  const facts = { width: 1, height: 1, colour: '#000000', alt: 'Known', sources: { avif: null, webp: null } }
  const body = '![](/media/a.webp)\n\n<Figure src="/media/b.webp" alt="" />\n\n![A cat](/media/c.webp)'
  expect(await found('altText', body)).toEqual(['1:1'])
  expect(await found('altText', body, { media: { '/media/a.webp': facts } })).toEqual([])
  expect(await found('altText', '![][a]\n\n[a]: /media/a.webp')).toEqual(['1:1'])
})

test('a cover needs alt text, its own or that of the library', async () => {
  expect(await found('altText', 'Text', { cover: { width: 1_200, alt: '' } })).toEqual(['coverAlt'])
  expect(await found('altText', 'Text', { cover: { width: 1_200, alt: 'A cat' } })).toEqual([])
})

test('a heading that skips a level is found, one that goes back up is not', async () => {
  expect(await found('headings', '## One\n\n#### Two\n\n## Three\n\n### Four')).toEqual(['3:1'])
})

test('a link is dead when the look-up says so', async () => {
  const dead = new Set(['/blog/gone'])
  const body = '[one](/blog/gone), [two](/blog/there)\n\n<Button href="/blog/gone">Go</Button>'
  expect(await found('deadLinks', body, { dead })).toEqual(['1:1', '3:1'])
})

test('unencrypted, local and example addresses are doubtful', async () => {
  const doubtful = ['http://site.org', 'https://localhost:3000/a', 'http://192.168.1.2/', '//example.com/a']
  for (const href of doubtful) expect(await found('doubtfulLinks', `[it](${href})`)).toEqual(['1:1'])
  for (const href of ['https://site.org', '/blog/http:', 'mailto:ana@example.org'])
    expect(await found('doubtfulLinks', `[it](${href})`)).toEqual([])
})

test('a link text that says nothing by itself is found', async () => {
  expect(await found('linkText', '[Here](/a) and [click here!](/b), not [here it ends](/c).')).toEqual([
    '1:1',
    '1:16',
  ])
})

test('TK is found in text and fields, but not in code, words or lower case', async () => {
  const body = 'By TK,\nthen \\* TKTK.\n\n`TK` ATK tk TKs\n\n```\nTK\n```'
  expect(await found('placeholders', body)).toEqual(['1:4', '2:9'])
  expect(await found('placeholders', 'Text', { dek: 'TK' })).toEqual(['dek'])
})

test('an article needs a dek, a page does not', async () => {
  expect(await found('dek', 'Text', { dek: ' ' })).toEqual(['dek'])
  expect(await found('dek', 'Text', { dek: '', kind: 'page' })).toEqual([])
})

test('the title that search engines show may have 60 characters', async () => {
  expect(await found('titleLength', 'Text', { title: 'a'.repeat(60) })).toEqual([])
  expect(await found('titleLength', 'Text', { title: 'a'.repeat(61) })).toEqual(['seoTitle'])
  expect(await found('titleLength', 'Text', { title: 'a'.repeat(61), seoTitle: 'Short' })).toEqual([])
})

test('the description that search engines show is neither short nor long', async () => {
  for (const length of [49, 161])
    expect(await found('descriptionLength', 'Text', { description: 'a'.repeat(length) })).toEqual([
      'description',
    ])
  for (const length of [50, 160])
    expect(await found('descriptionLength', 'Text', { description: 'a'.repeat(length) })).toEqual([])
})

test('a cover is at least 1,200 pixels wide', async () => {
  expect(await found('coverSize', 'Text', { cover: { width: 1_199, alt: 'A' } })).toEqual(['coverId'])
  expect(await found('coverSize', 'Text', { cover: { width: 1_200, alt: 'A' } })).toEqual([])
})

test('what blocks comes first', async () => {
  const { found } = await inspectArticle('TK ![](/media/a.webp)')
  const findings = findingsIn({ ...GOOD, found }, ['altText'])
  expect(findings.map(({ check, isBlocking }) => [check, isBlocking])).toEqual([
    ['altText', true],
    ['placeholders', false],
  ])
})
