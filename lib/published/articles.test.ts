import { beforeAll, describe, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { newId } from '#lib/core/id.ts'
import { db } from '#lib/db/client.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { trashPost, unpublishPost, withdrawPost } from '#lib/posts/removing.ts'
import { getLiveArticle, getLivePage } from '#lib/published/articles.ts'
import { getSeries } from '#lib/published/series.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { someByline, someDraft, somePost } from '#test/factories.ts'

const HASH = 'ab'.repeat(32)
const day = (number: number) => new Date(Date.UTC(2026, 0, number))

let ada: string
let bo: string
let coverId: string
let seriesId: string

beforeAll(async () => {
  ;[ada, bo] = [await someByline('Ada Quill'), await someByline('Bo Inkwell')]
  seriesId = await findOrCreateSeries(us, { title: 'Basics', description: 'From the start.' })
  coverId = newId()
  await db().media.create({
    data: {
      id: coverId,
      hash: HASH,
      name: 'grid.webp',
      mime: 'image/webp',
      bytes: 10,
      width: 1600,
      height: 900,
      colour: '#a1b2c3',
      alt: 'A grid',
    },
  })
})

describe('an article', () => {
  beforeAll(async () => {
    const draft = await someDraft({
      title: 'Attention',
      dek: 'What heads look at.',
      body: 'Intro.\n\n## First part\n\nText.\n\n### Deeper\n\nText.',
      bylines: [bo, ada],
      tags: ['Zeta', 'Alpha'],
      coverId,
      coverCaption: 'Seen from above',
      publishedAt: day(2),
    })
    await publishPost(us, draft)
  })

  test('has what its page shows', async () => {
    expect(await getLiveArticle('attention')).toMatchObject({
      href: '/blog/attention',
      title: 'Attention',
      dek: 'What heads look at.',
      publishedAt: day(2),
      minutes: 1,
      headings: [
        { depth: 2, id: 'first-part', text: 'First part' },
        { depth: 3, id: 'deeper', text: 'Deeper' },
      ],
      series: null,
    })
  })

  test('has its authors and tags in the order of its writer', async () => {
    const article = await getLiveArticle('attention')
    expect(article?.bylines.map(({ name }) => name)).toEqual(['Bo Inkwell', 'Ada Quill'])
    expect(article?.authors.map(({ name, articles }) => [name, articles])).toEqual([
      ['Bo Inkwell', 1],
      ['Ada Quill', 1],
    ])
    expect(article?.tags.map(({ name }) => name)).toEqual(['Zeta', 'Alpha'])
  })

  test('shows its cover with its own alt text, or else that of the library', async () => {
    const cover = { src: `/media/${HASH}.webp`, width: 1600, height: 900, colour: '#a1b2c3' }
    expect((await getLiveArticle('attention'))?.cover).toMatchObject({
      ...cover,
      alt: 'A grid',
      caption: 'Seen from above',
    })
    await somePost({ title: 'Own words', coverId, coverAlt: 'Rows of dots', publishedAt: day(1) })
    expect((await getLiveArticle('own-words'))?.cover).toMatchObject({
      ...cover,
      alt: 'Rows of dots',
      caption: '',
    })
  })

  test('is described to search engines by its title and dek unless something else is given', async () => {
    expect(await getLiveArticle('attention')).toMatchObject({
      seoTitle: 'Attention',
      description: 'What heads look at.',
    })
    await somePost({ title: 'Excerpted', dek: 'D.', excerpt: 'For lists.', publishedAt: day(1) })
    expect(await getLiveArticle('excerpted')).toMatchObject({
      dek: 'D.',
      summary: 'For lists.',
      description: 'For lists.',
    })
    await somePost({ title: 'Plain', seoTitle: 'For engines', description: 'In short.', publishedAt: day(1) })
    expect(await getLiveArticle('plain')).toMatchObject({ seoTitle: 'For engines', description: 'In short.' })
  })

  test('is found by its exact slug only', async () => {
    for (const slug of ['Attention', 'attention ', 'attentio', '', "'", '%'])
      expect(await getLiveArticle(slug)).toBeNull()
    expect(await getLivePage('attention')).toBeNull()
  })
})

describe('neighbours and recent articles', () => {
  beforeAll(async () => {
    for (const number of [11, 12, 13, 14, 15, 16])
      await somePost({ title: `Day ${number}`, publishedAt: day(number) })
  })

  test('are those published just before and just after', async () => {
    const article = await getLiveArticle('day-13')
    expect(article?.previous).toEqual({ href: '/blog/day-12', title: 'Day 12' })
    expect(article?.next).toEqual({ href: '/blog/day-14', title: 'Day 14' })
  })

  test('end at the newest and are never the article itself', async () => {
    const article = await getLiveArticle('day-16')
    expect(article?.next).toBeNull()
    expect(article?.recent.map(({ slug }) => slug)).toEqual(['day-15', 'day-14', 'day-13', 'day-12'])
  })

  test('are told apart when they share a moment', async () => {
    for (const title of ['Same one', 'Same two', 'Same three'])
      await somePost({ title, publishedAt: day(20) })
    const order = ['same-three', 'same-two', 'same-one']
    const seen = await Promise.all(order.map((slug) => getLiveArticle(slug)))
    const ids = seen.map((article) => article?.id ?? '')
    const [last, middle] = order.toSorted((a, b) =>
      (ids[order.indexOf(a)] ?? '') < (ids[order.indexOf(b)] ?? '') ? 1 : -1,
    )
    expect((await getLiveArticle(last ?? ''))?.previous?.href).toBe(`/blog/${middle}`)
    expect((await getLiveArticle(middle ?? ''))?.next?.href).toBe(`/blog/${last}`)
  })
})

describe('a series', () => {
  beforeAll(async () => {
    await somePost({ title: 'Third', seriesId, seriesPart: 5, publishedAt: day(3) })
    await somePost({ title: 'First', seriesId, seriesPart: 1, publishedAt: day(5) })
    await somePost({ title: 'Second', seriesId, seriesPart: 2, publishedAt: day(4) })
    await somePost({ title: 'Extra', seriesId, publishedAt: day(6) })
    await someDraft({ title: 'Unfinished', seriesId, seriesPart: 3 })
  })

  test('has its live parts in order, counted as readers see them', async () => {
    const place = (await getLiveArticle('third'))?.series
    expect(place).toMatchObject({ title: 'Basics', href: '/series/basics', part: 3 })
    expect(place?.parts.map(({ title, part }) => [part, title])).toEqual([
      [1, 'First'],
      [2, 'Second'],
      [3, 'Third'],
      [4, 'Extra'],
    ])
  })

  test('has a page of its own', async () => {
    const series = await getSeries('basics')
    expect(series).toMatchObject({ title: 'Basics', description: 'From the start.', href: '/series/basics' })
    expect(series?.parts.map(({ slug }) => slug)).toEqual(['first', 'second', 'third', 'extra'])
    expect(await getSeries('nothing')).toBeNull()
  })

  test('without a live part does not exist for readers', async () => {
    const empty = await findOrCreateSeries(us, { title: 'Planned' })
    await someDraft({ title: 'Planned part', seriesId: empty, seriesPart: 1 })
    expect(await getSeries('planned')).toBeNull()
  })
})

describe('readers never see', () => {
  test.each([
    ['a draft', async () => someDraft({ title: 'Hidden', slug: 'hidden-draft' })],
    ['an unpublished post', async () => remove(unpublishPost, 'hidden-unpublished')],
    ['a post in the trash', async () => remove(trashPost, 'hidden-trash')],
    ['a withdrawn post', async () => remove(withdrawPost, 'hidden-withdrawn')],
    ['a post of tomorrow', async () => tomorrow('hidden-tomorrow')],
  ])('%s', async (_, make) => {
    await make()
    const slugs = [
      'hidden-draft',
      'hidden-unpublished',
      'hidden-trash',
      'hidden-withdrawn',
      'hidden-tomorrow',
    ]
    for (const slug of slugs) expect(await getLiveArticle(slug)).toBeNull()
    const article = await getLiveArticle('attention')
    expect(JSON.stringify(article)).not.toContain('Hidden')
  })

  test('the text of a draft on a live post', async () => {
    const post = await somePost({ title: 'Seen', tags: ['Seen'], publishedAt: day(1) })
    await saveDraft(us, {
      postId: post.postId,
      version: 1,
      body: 'Secret.',
      title: 'Secret',
      tags: ['Secret'],
    })
    expect(JSON.stringify(await getLiveArticle('seen'))).not.toMatch(/secret/i)
  })
})

test('a page is read at the root', async () => {
  await somePost({ kind: 'page', title: 'About us', dek: 'Who we are.', body: '## Team\n\nUs.' })
  expect(await getLivePage('about-us')).toMatchObject({
    href: '/about-us',
    title: 'About us',
    seoTitle: 'About us',
    description: 'Who we are.',
    headings: [{ depth: 2, id: 'team', text: 'Team' }],
    revisedAt: null,
  })
  expect(await getLiveArticle('about-us')).toBeNull()
})

async function remove(verb: typeof trashPost, slug: string) {
  const post = await somePost({ title: 'Hidden', slug })
  await verb(us, post.postId)
}

async function tomorrow(slug: string) {
  const post = await somePost({ title: 'Hidden', slug })
  const publishedAt = new Date(Date.now() + 86_400_000)
  await db().post.update({ where: { id: post.postId }, data: { publishedAt } })
}
