import { spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { databaseUrl } from '#lib/db/address.ts'
import { db } from '#lib/db/client.ts'
import { countStaleEntries, reindexStale } from '#lib/search/reindexing.ts'
import { searchPosts } from '#lib/search/searching.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { somePost } from '#test/factories.ts'

const POSTS = 1_010

beforeAll(async () => {
  await db().$executeRaw`
    INSERT INTO posts (id, slug)
    SELECT lpad(to_hex(n), 24, '0'), 'number-' || n FROM generate_series(1, ${POSTS}::int) n`
  await db().$executeRaw`
    INSERT INTO revisions (id, post_id, number, draft_version, title, dek, body, slug, seo_title, description,
      cover_alt, cover_caption, featured, byline_ids, tag_ids)
    SELECT id, id, 1, 1, slug, 'Houses in gardens', '', slug, '', '', '', '', false, '{}', '{}' FROM posts`
  await db().$executeRaw`
    UPDATE posts SET live_revision_id = id, published_at = '2024-06-01T00:00:00Z'::timestamptz + n * interval '1 second'
    FROM generate_series(1, ${POSTS}::int) n WHERE slug = 'number-' || n`
  expect(await reindexStale()).toBe(POSTS)
  await somePost({ title: 'Gardens', publishedAt: '2022-01-01T00:00:00Z' })
})

test('what very many posts have is not counted to its end, and titles are found among all', async () => {
  const { total, isMore, items, facets } = await searchPosts({ q: 'gardens' })
  expect({ total, isMore }).toEqual({ total: 1_000, isMore: true })
  expect(items[0]).toMatchObject({ title: 'Gardens' })
  expect(facets.years.map(({ value }) => value)).toEqual(expect.arrayContaining(['2024', '2023', '2022']))
  const narrowed = await searchPosts({ q: 'gardens', year: '2022' })
  expect(narrowed).toMatchObject({ total: 1, isMore: false })
  expect(narrowed.facets.years).toEqual([{ value: '2022', label: '2022', count: 1 }])
})

test('a change of language returns at once; everything is found during reindexing and after', async () => {
  await saveSettings(us, { language: 'de' })
  expect(await countStaleEntries()).toBe(POSTS + 1)
  expect(await searchPosts({ q: 'house', year: '2024' })).toMatchObject({ total: 1_000, isMore: true })

  // Killed half-way: it is blocked on a locked row.
  const gate = new pg.Client({ connectionString: databaseUrl() })
  await gate.connect()
  await gate.query(`BEGIN; LOCK TABLE search_words IN ACCESS EXCLUSIVE MODE`)
  const elsewhere = reindexElsewhere()
  const isWaiting = async () =>
    (await gate.query(`SELECT FROM pg_locks WHERE NOT granted AND relation = 'search_words'::regclass`))
      .rowCount
  await expect.poll(isWaiting, { timeout: 30_000 }).toBe(1)
  await gate.query('COMMIT')
  await gate.end()
  await expect.poll(countStaleEntries, { interval: 1, timeout: 30_000 }).toBeLessThan(POSTS - 100)
  elsewhere.kill('SIGKILL')
  await once(elsewhere, 'exit')
  expect(await searchPosts({ q: 'Gardens', year: '2024' })).toMatchObject({ total: 1_000, isMore: true })

  const left = await countStaleEntries()
  expect(left).toBeGreaterThan(0)
  const jobs = await db().$queryRaw`SELECT name FROM jobs.job WHERE name = 'reindex'`
  expect(jobs).toHaveLength(1)
  expect(await reindexStale()).toBe(left)
  expect(await countStaleEntries()).toBe(0)
  expect(await searchPosts({ q: 'Gardens', year: '2024' })).toMatchObject({ total: 1_000, isMore: true })
}, 90_000)

function reindexElsewhere() {
  const code = `
    const { reindexStale } = await import('#lib/search/reindexing.ts')
    await reindexStale()`
  return spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: 'inherit',
  })
}
