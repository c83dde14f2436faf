import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { closeDb, db } from '#lib/db/client.ts'
import { listJobsIn } from '#lib/jobs/reading.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { withdrawPost } from '#lib/posts/removing.ts'
import { startCachingNginx, startPurgeReceiver } from '#test/caching-nginx.ts'
import { somePost } from '#test/factories.ts'
import { hasNginx } from '#test/nginx.ts'
import { closeSite, openSite } from '#test/server/endpoints/site.ts'

// The production build behind nginx, which keeps pages until a receiver beside it removes them.
const folder = mkdtempSync(join(tmpdir(), 'publication-cdn-'))
const behind = test.skipIf(!hasNginx)
let receiver: Awaited<ReturnType<typeof startPurgeReceiver>>
let site = ''
let nginx = ''

beforeAll(async () => {
  if (!hasNginx) return
  receiver = await startPurgeReceiver(folder)
  // The verbs in this process add the jobs that the site runs.
  process.env.CDN_PURGE_URL = receiver.url
  site = (await openSite({ CDN_PURGE_URL: receiver.url })).address
  nginx = await startCachingNginx(folder, site)
})

beforeEach(() => {
  if (receiver) receiver.manner = 'purge'
})

afterAll(async () => {
  receiver?.close()
  await closeDb()
  await closeSite()
  rmSync(folder, { recursive: true, force: true })
})

behind('nginx keeps a page until it changes, and the pages that show it; others stay', async () => {
  const post = await publish('Changing')
  const other = await publish('Unrelated')
  for (const path of [post.href, other.href, '/', '/feed.xml', '/sitemap.xml', `${post.href}.md`])
    await keep(path)
  await rewrite(post, 'Second text.')
  for (const path of [post.href, '/feed.xml', `${post.href}.md`])
    await expect.poll(async () => (await read(path)).text).toContain('Second text.')
  expect(await read(other.href)).toMatchObject({ status: 200, cache: 'HIT' })
  await keep(post.href)
})

behind('a withdrawn article is gone from nginx', async () => {
  const post = await publish('Withdrawn')
  await keep(post.href)
  await withdrawPost(publicationItself, post.postId)
  await expect.poll(async () => (await read(post.href)).status).toBe(410)
})

behind('nginx keeps nothing that is private', async () => {
  for (const path of ['/admin', '/login', '/api/auth/csrf', '/none', '/healthz'])
    for (let time = 0; time < 2; time++) expect([path, (await read(path)).cache]).not.toEqual([path, 'HIT'])
})

behind(
  'while its receiver hangs or refuses, writers and readers notice nothing, and it is purged afterwards',
  async () => {
    const posts = [await publish('While it hangs'), await publish('While it refuses')]
    for (const { href } of posts) await keep(href)
    for (const [index, manner] of (['hang', 'refuse'] as const).entries()) {
      receiver.manner = manner
      const { asked } = receiver
      const post = posts[index]
      if (post) await rewrite(post, 'Second text.')
      await expect.poll(() => receiver.asked).toBeGreaterThan(asked)
    }
    for (const { href } of posts) {
      expect((await read(href, site)).text).toContain('Second text.')
      expect(await read(href)).toMatchObject({ status: 200, cache: 'HIT' })
    }
    receiver.manner = 'purge'
    for (const { href } of posts)
      await expect.poll(async () => (await read(href)).text).toContain('Second text.')
  },
)

/** Publishes an article and waits until it is purged. The repeated purge would come at some time during the test. */
async function publish(title: string) {
  const post = await somePost({ title, body: 'First text.' })
  await expect.poll(() => listJobsIn(['waiting', 'running'], 1)).toEqual([])
  await db().$executeRaw`DELETE FROM jobs.job WHERE name = 'purge'`
  return post
}

async function rewrite({ postId, version }: { postId: string; version: number }, body: string) {
  const saved = await saveDraft(publicationItself, { postId, version, body })
  await publishPost(publicationItself, { postId, version: saved.version })
}

/** Reads a page until nginx has it. */
async function keep(path: string) {
  await expect.poll(async () => (await read(path)).cache).toBe('HIT')
}

async function read(path: string, address = nginx) {
  const response = await fetch(address + path, { redirect: 'manual' })
  return { status: response.status, cache: response.headers.get('x-cache'), text: await response.text() }
}
