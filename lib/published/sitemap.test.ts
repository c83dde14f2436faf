import { beforeAll, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { unpublishPost } from '#lib/posts/removing.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { countAddresses, countSitemaps, listSitemapEntries } from '#lib/published/sitemap.ts'
import { ENTRIES_PER_SITEMAP } from '#lib/published/sitemap-shares.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { ADDRESSES } from '#lib/urls/addresses.ts'
import { someByline, somePost } from '#test/factories.ts'

const ARTICLES = ENTRIES_PER_SITEMAP + 7
// The home page, the list of articles and the archive.
const LISTS = 3

beforeAll(async () => {
  await db().$executeRaw`
    INSERT INTO posts (id, slug)
    SELECT lpad(to_hex(n), 24, '0'), 'number-' || n FROM generate_series(1, ${ARTICLES}::int) n`
  await db().$executeRaw`
    INSERT INTO revisions (id, post_id, number, draft_version, title, dek, body, slug, seo_title, description,
      cover_alt, cover_caption, featured, byline_ids, tag_ids)
    SELECT id, id, 1, 1, slug, '', '', slug, '', '', '', '', false, '{}', '{}' FROM posts`
  await db().$executeRaw`
    UPDATE posts SET live_revision_id = id, published_at = '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 second'
    FROM generate_series(1, ${ARTICLES}::int) n WHERE slug = 'number-' || n`
})

test('a large publication has several sitemap files, which share its addresses out in order', async () => {
  expect(await countSitemaps()).toBe(2)
  const [first, second] = [await listSitemapEntries(1), await listSitemapEntries(2)]
  expect(first).toHaveLength(ENTRIES_PER_SITEMAP)
  expect(second.map(({ path }) => path)).toEqual(
    Array.from(
      { length: 7 + LISTS },
      (_, index) => `/blog/number-${ENTRIES_PER_SITEMAP - LISTS + 1 + index}`,
    ),
  )
  expect(new Set([...first, ...second].map(({ path }) => path)).size).toBe(ARTICLES + LISTS)
})

test('the files that exist are pages, the next one is missing', async () => {
  expect((await resolveAddress('/sitemaps/2.xml')).kind).toBe('page')
  expect(await resolveAddress('/sitemaps/3.xml')).toEqual({ kind: 'missing' })
})

test('addresses are counted as they are listed', async () => {
  await db().$executeRaw`DELETE FROM posts`
  const steps = [
    () => somePost({ kind: 'page', title: 'About', tags: ['Unseen'] }),
    () => somePost({ title: 'Bare' }),
    () => somePost({ title: 'Tagged', tags: ['One', 'Two'] }),
    async () => somePost({ title: 'Signed', tags: ['Two'], bylines: [await someByline()] }),
    async () =>
      somePost({ title: 'Part', seriesId: await findOrCreateSeries(us, { title: 'S' }), seriesPart: 1 }),
    async () => unpublishPost(us, (await somePost({ title: 'Gone', tags: ['Three'] })).postId),
  ]
  expect(await countAddresses()).toBe((await listSitemapEntries()).length)
  for (const step of steps) {
    await step()
    expect(await countAddresses()).toBe((await listSitemapEntries()).length)
  }
})

test('every page that the address table gives to the sitemap is in it', async () => {
  await somePost({ kind: 'page', title: 'Colophon' })
  await somePost({
    title: 'Everything',
    tags: ['All'],
    bylines: [await someByline()],
    seriesId: await findOrCreateSeries(us, { title: 'Whole' }),
    seriesPart: 1,
  })
  const listed = (await listSitemapEntries()).map(({ path }) => path)
  const rows = ADDRESSES.filter(({ sitemap }) => sitemap && sitemap !== 'none').map(({ path }) => path)
  const missing = rows.filter((path) => {
    const pattern = new RegExp(`^${path.replace(/:\w+/, '[^/]+')}$`)
    return !listed.some((address) => address === path || (!rows.includes(address) && pattern.test(address)))
  })
  expect(missing).toEqual([])
})
