import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { closeDb } from '#lib/db/client.ts'
import type { Server } from '#lib/db/embedded/server.ts'
import { migrate } from '#lib/db/migrating.ts'
import { createPost, saveDraft } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { matchRoute } from '#server/routing/routes.ts'
import { startReplicatedPair } from '#test/replication.ts'
import { openPublication } from '#test/server/publication.ts'

const base = mkdtempSync(join(tmpdir(), 'publication-replica-'))
let primary: Server
let replica: Server
let site: Awaited<ReturnType<typeof openPublication>>

beforeAll(async () => {
  chmodSync(base, 0o711)
  const folders = { primary: join(base, 'primary'), replica: join(base, 'replica') }
  for (const folder of Object.values(folders)) mkdirSync(folder)
  ;({ primary, replica } = await startReplicatedPair(folders))
  await migrate(primary.url)
  process.env.DATABASE_URL = primary.url
  process.env.DATABASE_REPLICA_URL = replica.url
  site = await openPublication(replica.url)
})

afterAll(async () => {
  await site.close()
  await closeDb()
  for (const server of [primary, replica]) server.abort()
  await Promise.all([primary.exited, replica.exited])
  rmSync(base, { recursive: true, force: true })
})

test('readers get what the replica has not replayed yet, and are served by the replica once it has', async () => {
  await expect.poll(() => site.gate?.isOpen).toBe(true)
  await onReplica('SELECT pg_wal_replay_pause()')
  const { postId, version } = await createPost(publicationItself, { title: 'Replayed late', body: 'First.' })
  const { href } = await publishPost(publicationItself, { postId, version })
  await expect.poll(() => read(href)).toContain('First.')
  expect(site.gate?.isOpen).toBe(false)
  expect(await onReplica('SELECT 1 FROM posts')).toEqual([])

  await onReplica('SELECT pg_wal_replay_resume()')
  await expect.poll(() => site.gate?.isOpen).toBe(true)
  const before = await scansOfReplica()
  expect(await read(`${href}.md`)).toContain('First.')
  await expect.poll(scansOfReplica).toBeGreaterThan(before)

  const saved = await saveDraft(publicationItself, { postId, version, body: 'Second.' })
  await publishPost(publicationItself, saved)
  await expect.poll(() => read(href)).toContain('Second.')
})

test('readers are served by the primary while the replica is away', async () => {
  const { postId, version } = await createPost(publicationItself, { title: 'Without it', body: 'Alone.' })
  const { href } = await publishPost(publicationItself, { postId, version })
  await expect.poll(() => site.gate?.isOpen).toBe(true)
  await replica.stop()
  expect(await read(href)).toContain('Alone.')
  expect(site.gate?.isOpen).toBe(false)
})

async function read(path: string): Promise<string> {
  const route = matchRoute(path)
  if (!route) throw new Error(`There is no route for ${path}.`)
  return (await site.read({ key: path, route })).text
}

/** How often the replica has looked for posts. */
async function scansOfReplica(): Promise<number> {
  const [row] = await onReplica(
    `SELECT (coalesce(seq_scan, 0) + coalesce(idx_scan, 0))::int AS scans FROM pg_stat_user_tables WHERE relname = 'posts'`,
  )
  return row?.scans ?? 0
}

async function onReplica(sql: string): Promise<Record<string, number>[]> {
  const client = new pg.Client({ connectionString: replica.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
