import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { createBackup } from '#lib/backup/creating.ts'
import { restoreBackup } from '#lib/backup/restoring.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { type Invalidation, invalidate } from '#lib/invalidation/recording.ts'
import { listJobsIn } from '#lib/jobs/reading.ts'
import { temporaryFolder } from '#test/folder.ts'
import { finishJobs } from '#test/jobs.ts'

// A CDN on this machine. It needs no OUTGOING_ALLOW, because the operator names it.
type Purge = { headers: IncomingMessage['headers']; body: { tags: string[] } }

const purges: Purge[] = []
let status = 200

const cdn = createServer(async (req: IncomingMessage, res: ServerResponse) => {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk)
  purges.push({ headers: req.headers, body: JSON.parse(Buffer.concat(chunks).toString()) })
  res.writeHead(status, { location: '/elsewhere' }).end()
})

beforeAll(async () => {
  await new Promise<void>((ready) => cdn.listen(0, '127.0.0.1', ready))
  process.env.CDN_PURGE_URL = `http://localhost:${(cdn.address() as AddressInfo).port}/purge`
  process.env.CDN_PURGE_TOKEN = 'only-for-tests'
  process.env.CDN_PURGE_HEADER = 'Fastly-Key'
})

afterAll(() => cdn.close())

beforeEach(async () => {
  purges.splice(0)
  status = 200
  await db().$executeRaw`DELETE FROM jobs.job`
})

function change(touched: Invalidation): Promise<void> {
  return transaction((tx) => invalidate(tx, touched))
}

/** Runs purges until none is left, without waiting for the hour of the later ones. */
async function purgeAll(): Promise<void> {
  while ((await listJobsIn(['waiting', 'later'], 1)).length > 0) {
    await db().$executeRaw`UPDATE jobs.job SET start_after = now() WHERE state IN ('created', 'retry')`
    await finishJobs()
  }
}

test('a change purges its tags, and once more after every instance has heard of it', async () => {
  await change({ refresh: ['post:a', 'lists'], stale: ['around'] })
  await purgeAll()
  const keys = ['post:a', 'lists', 'many']
  expect(purges).toHaveLength(2)
  for (const { headers, body } of purges) {
    expect(body).toEqual({ tags: keys })
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'surrogate-key': keys.join(' '),
      'cache-tag': keys.join(','),
      'fastly-key': 'only-for-tests',
    })
    expect(headers.authorization).toBeUndefined()
  }
})

test('a change that is rolled back purges nothing', async () => {
  const failing = transaction(async (tx) => {
    await invalidate(tx, { removed: ['post:a'] })
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  expect(await listJobsIn(['waiting', 'later'], 10)).toEqual([])
})

test('no call has more than thirty tags', async () => {
  await change({ refresh: Array.from({ length: 65 }, (_, number) => `post:${number}`) })
  await purgeAll()
  expect(purges.map(({ body }) => body.tags.length)).toEqual([30, 30, 6, 30, 30, 6])
  expect(new Set(purges.flatMap(({ body }) => body.tags)).size).toBe(66)
})

test.each([307, 403, 500])('a purge that is answered with %i is tried again', async (refusal) => {
  status = refusal
  await change({ removed: ['post:a'] })
  await finishJobs()
  expect(await listJobsIn(['waiting', 'later'], 2)).toMatchObject([{ name: 'purge' }])
  status = 200
  await purgeAll()
  expect(purges.length).toBeGreaterThanOrEqual(3)
  expect(await listJobsIn(['failed'], 1)).toEqual([])
})

test('one that failed for good is listed with its reason', async () => {
  status = 403
  await change({ removed: ['post:a'] })
  await db().$executeRaw`UPDATE jobs.job SET retry_limit = 0`
  await purgeAll()
  expect(await listJobsIn(['failed'], 2)).toMatchObject([
    { name: 'purge', reason: 'The CDN was not purged. It answered with the status 403.' },
  ])
})

test('changes that have waited are purged together', async () => {
  for (let number = 0; number < 20; number++) await change({ refresh: ['lists', `post:${number}`] })
  await finishJobs()
  expect(purges.map(({ body }) => body.tags.length)).toEqual([22])
  purges.splice(0)
  await purgeAll()
  expect(purges.map(({ body }) => body.tags.length)).toEqual([22])
})

test('a restored backup purges everything', async () => {
  const path = join(temporaryFolder(), 'site.backup')
  await createBackup(publicationItself, { path })
  await restoreBackup(publicationItself, { path, force: true })
  await purgeAll()
  expect(purges.map(({ body }) => body.tags)).toEqual([['site'], ['site']])
})
