import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import type { Server } from '#lib/db/embedded/server.ts'
import { migrate } from '#lib/db/migrating.ts'
import { isDatabaseReady, isDatabaseThere } from '#lib/db/readiness.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { unpublishPost } from '#lib/posts/removing.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { somePost } from '#test/factories.ts'
import { loadApplication } from '#test/server/application.ts'
import { startApp } from '#test/server/served-app.ts'
import { startThrowaway } from '#test/throwaway.ts'

const base = mkdtempSync(join(tmpdir(), 'publication-outage-'))
let postgres: Server

beforeAll(async () => {
  postgres = await startThrowaway(base)
  process.env.DATABASE_URL = postgres.url
  await migrate(postgres.url)
})

afterAll(async () => {
  postgres.abort()
  await postgres.exited
  rmSync(base, { recursive: true, force: true })
})

test('readers are served from the cache while PostgreSQL is down, under load, and see changes when it is back', async () => {
  const kept = await somePost({ title: 'Kept', body: 'The first words.' })
  const removed = await somePost({ title: 'Removed' })
  await somePost({ title: 'Never read' })
  const { sendRequest, listener } = await startApp({
    handler: await loadApplication(),
    resolve: resolveAddress,
    isReady: isDatabaseReady,
    isDatabaseUp: isDatabaseThere,
    databaseUrl: () => postgres.url,
  })
  await listener.start()
  for (const path of ['/', '/blog/kept', '/blog/removed', '/feed.xml'])
    expect((await sendRequest(path)).status).toBe(200)
  await unpublishPost(us, removed.postId)
  await listener.barrier()
  expect((await sendRequest('/blog/removed')).status).toBe(404)

  const statuses = new Set<number>()
  let isReading = true
  const readers = ['/', '/blog/kept', '/feed.xml', '/'].map(async (path) => {
    while (isReading) statuses.add((await sendRequest(path)).status)
  })

  await postgres.stop()
  await expect.poll(async () => (await sendRequest('/blog/never-read')).status, { timeout: 10_000 }).toBe(503)
  const unavailable = await sendRequest('/blog/never-read')
  expect(unavailable.headers).toMatchObject({ 'retry-after': '5', 'cache-control': 'private, no-store' })
  expect(unavailable.text).toMatch(/<nav.*Back in a moment\./s)
  expect((await sendRequest('/blog/removed')).status).toBe(503)
  expect((await sendRequest('/blog/kept')).text).toContain('The first words.')
  expect((await sendRequest('/feed.xml')).status).toBe(200)
  expect([(await sendRequest('/healthz')).status, (await sendRequest('/readyz')).status]).toEqual([200, 503])
  // Longer than a page stays fresh without the listener.
  await expect
    .poll(async () => Number((await sendRequest('/blog/kept')).headers.age), { timeout: 20_000 })
    .toBeGreaterThan(10)
  const old = await sendRequest('/blog/kept')
  expect([old.status, old.headers['server-timing']]).toEqual([200, 'cache;desc=stale'])

  postgres = await startThrowaway(base, postgres.port)
  await expect.poll(async () => (await sendRequest('/readyz')).status, { timeout: 10_000 }).toBe(200)
  const next = await saveDraft(us, { postId: kept.postId, version: kept.version, body: 'The second words.' })
  await publishPost(us, next)
  await expect
    .poll(async () => (await sendRequest('/blog/kept')).text, { timeout: 10_000 })
    .toContain('The second words.')
  await expect.poll(async () => (await sendRequest('/blog/never-read')).status).toBe(200)
  await expect
    .poll(
      () =>
        listener.barrier().then(
          () => true,
          () => false,
        ),
      { timeout: 10_000 },
    )
    .toBe(true)
  isReading = false
  await Promise.all(readers)
  expect([...statuses]).toEqual([200])
}, 90_000)
