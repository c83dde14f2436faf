import { beforeAll, describe, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { publishImported } from '#lib/posts/importing.ts'
import { getArchive } from '#lib/published/archive.ts'
import { getLiveArticle, getLivePage } from '#lib/published/articles.ts'
import { getByline, listBylines } from '#lib/published/bylines.ts'
import { listFeedItems } from '#lib/published/feeding.ts'
import { getHome } from '#lib/published/home.ts'
import { listArticles, listArticlesByByline, listArticlesByTag } from '#lib/published/listing.ts'
import { getSeries } from '#lib/published/series.ts'
import { countSitemaps, listSitemapEntries } from '#lib/published/sitemap.ts'
import { getTag, listTags } from '#lib/published/tags.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { getSettings } from '#lib/settings/reading.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { countStatements } from '#test/counting.ts'
import { someByline, someDraft, somePost } from '#test/factories.ts'

const day = (number: number) => new Date(Date.UTC(2026, 0, number))
const slugsOf = (cards: { slug: string }[]) => cards.map(({ slug }) => slug)
const numbered = (...numbers: number[]) => numbers.map((number) => `number-${number}`)

test('before anything is published, lists are empty but complete', async () => {
  expect(await getHome()).toEqual({ lead: null, seconds: [], latest: [], sections: [] })
  expect(await listArticles(1)).toEqual({ items: [], page: 1, pages: 1, total: 0 })
  expect(await getArchive(1)).toEqual({ years: [], page: 1, pages: 1 })
  expect(await listFeedItems({ limit: 10 })).toEqual([])
  expect(await listTags()).toEqual([])
  expect(await countSitemaps()).toBe(1)
  expect(await listSitemapEntries()).toEqual([{ path: '/', modifiedAt: null, images: [] }])
})

describe('with twelve articles', () => {
  beforeAll(async () => {
    const [ada, orjan] = [await someByline('Ada Quill'), await someByline('Örjan Åkesson')]
    await someByline('Nobody Yet')
    const seriesId = await findOrCreateSeries(us, { title: 'Basics' })
    for (let number = 1; number <= 12; number++)
      await somePost({
        title: `Number ${number}`,
        publishedAt: day(number),
        bylines: [number % 2 ? ada : orjan],
        tags: ['Zahlen', ...(number > 9 ? ['Ähnliches'] : []), ...(number % 2 ? ['Odd'] : [])],
        seriesId: number === 1 ? seriesId : null,
      })
    await somePost({ kind: 'page', title: 'About', tags: ['Zahlen'], bylines: [ada], publishedAt: day(20) })
    await someDraft({ title: 'Draft', tags: ['Zahlen', 'Drafts only'], bylines: [ada] })
    await saveSettings(us, { postsPerPage: 5, language: 'de' })
  })

  test('the list is paged, newest first', async () => {
    const [first, last, beyond] = [await listArticles(1), await listArticles(3), await listArticles(4)]
    expect(slugsOf(first.items)).toEqual(numbered(12, 11, 10, 9, 8))
    expect(first).toMatchObject({ page: 1, pages: 3, total: 12 })
    expect(slugsOf(last.items)).toEqual(numbered(2, 1))
    expect(beyond).toMatchObject({ items: [], page: 4, pages: 3, total: 12 })
  })

  test('a tag and an author have lists of their own', async () => {
    const odd = await listArticlesByTag('odd', 2)
    expect(slugsOf(odd.items)).toEqual(numbered(1))
    expect(odd).toMatchObject({ pages: 2, total: 6 })
    expect(slugsOf((await listArticlesByByline('orjan-akesson', 1)).items)).toEqual(numbered(12, 10, 8, 6, 4))
    expect(await listArticlesByTag('nothing', 1)).toEqual({ items: [], page: 1, pages: 1, total: 0 })
  })

  test('tags are counted and sorted as readers of the language expect', async () => {
    expect((await listTags()).map(({ name, articles }) => [name, articles])).toEqual([
      ['Ähnliches', 3],
      ['Odd', 6],
      ['Zahlen', 12],
    ])
    expect(await getTag('zahlen')).toEqual({ slug: 'zahlen', name: 'Zahlen', description: '', articles: 12 })
    expect(await getTag('drafts-only')).toBeNull()
  })

  test('the order follows the language of the publication', async () => {
    expect((await listBylines()).map(({ name }) => name)).toEqual(['Ada Quill', 'Örjan Åkesson'])
    const zoe = await someByline('Zoe')
    const post = await somePost({ title: 'By Zoe', bylines: [zoe], publishedAt: day(1) })
    expect((await listBylines()).map(({ name }) => name)).toEqual(['Ada Quill', 'Örjan Åkesson', 'Zoe'])
    await saveSettings(us, { language: 'sv' })
    expect((await listBylines()).map(({ name }) => name)).toEqual(['Ada Quill', 'Zoe', 'Örjan Åkesson'])
    await saveSettings(us, { language: 'de' })
    const draft = await saveDraft(us, { postId: post.postId, version: 1, bylines: [] })
    await publishImported(us, { ...draft, revisedAt: null })
  })

  test('an author without a live article has no page', async () => {
    expect(await getByline('ada-quill')).toMatchObject({ name: 'Ada Quill', articles: 6 })
    expect(await getByline('nobody-yet')).toBeNull()
  })

  test('the archive goes by year in the zone of the publication', async () => {
    const eve = await somePost({ title: 'New Year’s Eve', publishedAt: new Date('2025-12-31T23:30:00Z') })
    expect((await getArchive(1)).years.map(({ year, posts }) => [year, posts.length])).toEqual([
      [2026, 13],
      [2025, 1],
    ])
    await saveSettings(us, { zone: 'Europe/Berlin' })
    expect((await getArchive(1)).years.map(({ year, posts }) => [year, posts.length])).toEqual([[2026, 14]])
    const [{ posts = [] } = {}] = (await getArchive(1)).years
    expect(posts[0]).toEqual({ href: '/blog/number-12', title: 'Number 12', publishedAt: day(12) })
    expect(posts.at(-1)?.href).toBe(eve.href)
  })

  test('a feed has the newest in full, of everything or of one tag or author', async () => {
    const [newest] = await listFeedItems({ limit: 1 })
    expect(newest).toMatchObject({ slug: 'number-12', revisedAt: null })
    expect(newest?.html).toContain('<p>')
    expect(slugsOf(await listFeedItems({ limit: 2, tag: 'odd' }))).toEqual(numbered(11, 9))
    expect(slugsOf(await listFeedItems({ limit: 2, byline: 'orjan-akesson', tag: 'ahnliches' }))).toEqual(
      numbered(12, 10),
    )
    expect(await listFeedItems({ limit: 2, tag: '' })).toEqual([])
  })

  test('home is led by the newest article, until one is featured', async () => {
    const before = await getHome()
    expect(before.lead?.slug).toBe('number-12')
    expect(slugsOf(before.seconds)).toEqual(numbered(11, 10, 9, 8))
    expect(slugsOf(before.latest)).toEqual(numbered(7, 6, 5, 4, 3))
    await somePost({ title: 'Featured', featured: true, publishedAt: day(2) })
    const after = await getHome()
    expect(after.lead?.slug).toBe('featured')
    expect(slugsOf(after.seconds)).toEqual(numbered(12, 11, 10, 9))
  })

  test('home has sections for the largest tags, without repeating the top', async () => {
    const { lead, seconds, sections } = await getHome()
    expect(sections.map(({ tag, posts }) => [tag.name, slugsOf(posts)])).toEqual([
      ['Zahlen', numbered(8, 7, 6, 5)],
      ['Odd', numbered(7, 5, 3, 1)],
    ])
    const top = [lead, ...seconds].map((card) => card?.id)
    for (const { posts } of sections) for (const { id } of posts) expect(top).not.toContain(id)
  })

  test('the sitemap has every address once and no further page of a list', async () => {
    const entries = await listSitemapEntries()
    const paths = entries.map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths).toEqual(
      expect.arrayContaining([
        '/',
        '/blog',
        '/tags',
        '/authors',
        '/archive',
        '/about',
        '/blog/number-1',
        '/tags/odd',
      ]),
    )
    expect(paths).toEqual(expect.arrayContaining(['/authors/ada-quill', '/series/basics']))
    expect(paths.filter((path) => /draft|nobody|\/page\//.test(path))).toEqual([])
    expect(await listSitemapEntries(2)).toEqual([])
  })

  test('the sitemap says when each address last changed', async () => {
    const post = await somePost({ title: 'Revised', tags: ['Revised'], publishedAt: day(3) })
    const draft = await saveDraft(us, { postId: post.postId, version: 1, body: 'New.' })
    await publishImported(us, { ...draft, revisedAt: day(15) })
    const entries = new Map((await listSitemapEntries()).map(({ path, modifiedAt }) => [path, modifiedAt]))
    expect(entries.get('/blog/revised')).toEqual(day(15))
    expect(entries.get('/tags/revised')).toEqual(day(15))
    expect(entries.get('/blog')).toEqual(day(15))
    expect(entries.get('/blog/number-2')).toEqual(day(2))
  })
})

test.each([
  ['getSettings', 1, () => getSettings()],
  ['getLiveArticle, in a series', 1, () => getLiveArticle('number-1')],
  ['getLiveArticle, in none', 1, () => getLiveArticle('number-2')],
  ['getLiveArticle, of nothing', 1, () => getLiveArticle('nothing')],
  ['getLivePage', 1, () => getLivePage('about')],
  ['getHome', 5, () => getHome()],
  ['listArticles', 3, () => listArticles(1)],
  ['listArticlesByTag', 3, () => listArticlesByTag('odd', 1)],
  ['listArticlesByByline', 3, () => listArticlesByByline('ada-quill', 1)],
  ['getArchive', 2, () => getArchive(1)],
  ['listFeedItems', 2, () => listFeedItems({ limit: 20 })],
  ['getTag', 1, () => getTag('odd')],
  ['listTags', 2, () => listTags()],
  ['getByline', 1, () => getByline('ada-quill')],
  ['listBylines', 2, () => listBylines()],
  ['getSeries', 1, () => getSeries('basics')],
  ['countSitemaps', 1, () => countSitemaps()],
  ['listSitemapEntries', 1, () => listSitemapEntries()],
])('%s sends %i SQL statements, however much there is', async (_, budget, read) => {
  expect(await countStatements(read)).toBe(budget)
})
