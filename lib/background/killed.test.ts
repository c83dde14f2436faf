import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { backupFolder } from '#lib/background/backing-up.ts'
import { verifyBackup } from '#lib/backup/verifying.ts'
import { databaseUrl } from '#lib/db/address.ts'
import { db } from '#lib/db/client.ts'
import { createProducer } from '#lib/jobs/engine.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import type { JobName, PayloadOf } from '#lib/jobs/list.ts'
import { countStaleRenderings } from '#lib/maintenance/rerendering.ts'
import { storeImage } from '#lib/media/storing.ts'
import { openStoredFile } from '#lib/storage/files.ts'
import { somePost } from '#test/factories.ts'
import { plainImage } from '#test/images.ts'
import { serveOutside } from '#test/outside.ts'

// Real workers. The first is killed (SIGKILL) half-way through a job; the second finds the job and does the rest.

const PATIENCE = 180_000
type WorkerProcess = { end(signal: NodeJS.Signals): Promise<number | null> }

const workers: WorkerProcess[] = []

afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.end('SIGKILL')
})

test('re-rendering goes on where it was cut short', async () => {
  const { postId } = await somePost({ body: 'Some *words*.' })
  await copyPost(postId, 100)
  await db().rendering.updateMany({ data: { rendererVersion: 0, html: '<p>Old</p>' } })
  const total = await countStaleRenderings()
  await expectDoneAfterKill('rerender', async () => (await countStaleRenderings()) < total - 5)
  expect(await countStaleRenderings()).toBe(0)
  expect(await db().rendering.count({ where: { html: { contains: '<em>words</em>' } } })).toBe(total)
}, 400_000)

test('the trash is emptied, and each post is recorded once', async () => {
  await db().$executeRaw`
    INSERT INTO posts (id, trashed_at) SELECT 'd' || lpad(to_hex(n), 23, '0'), '2020-01-01' FROM generate_series(1, 500) n`
  await db().$executeRaw`INSERT INTO drafts (post_id) SELECT id FROM posts WHERE trashed_at IS NOT NULL`
  const left = () => db().post.count({ where: { trashedAt: { not: null } } })
  await expectDoneAfterKill('empty-trash', async () => (await left()) < 480)
  expect(await left()).toBe(0)
  expect(await db().auditEvent.count({ where: { action: 'post.delete' } })).toBe(500)
}, 400_000)

test('a backup that was cut short is removed, and there is one whole one', async () => {
  const folder = backupFolder()
  mkdirSync(folder, { recursive: true })
  const gate = new pg.Client({ connectionString: databaseUrl() })
  await gate.connect()
  await gate.query('BEGIN; LOCK TABLE users IN ACCESS EXCLUSIVE MODE')
  const isHalfWay = async () =>
    readdirSync(folder).length > 0 &&
    (await gate.query(`SELECT FROM pg_locks WHERE NOT granted AND relation = 'users'::regclass`)).rowCount ===
      1
  await expectDoneAfterKill('backup', isHalfWay, () => gate.query('COMMIT'))
  await gate.end()
  const names = readdirSync(folder)
  expect(names).toEqual([expect.stringMatching(/\.backup$/)])
  await verifyBackup(join(folder, names[0] ?? ''))
}, 400_000)

test('the variants of an image are completed', async () => {
  const { src } = await storeImage(us, { name: 'a', bytes: await plainImage('jpeg', 2_000, 1_400) })
  const [hash = ''] = /[0-9a-f]{64}/.exec(src) ?? []
  const forms = [640, 960, 1_280].flatMap((width) => [`${width}.webp`, `${width}.avif`])
  const count = async () => {
    const stored = await Promise.all(
      forms.map((form) => openStoredFile(`media/${hash.slice(0, 2)}/${hash}-${form}`)),
    )
    return stored.filter(Boolean).length
  }
  await expectDoneAfterKill('variants', async () => (await count()) > 0)
  expect(await count()).toBe(forms.length)
}, 400_000)

test('a purge that was cut short is sent again, whole', async () => {
  const keys = Array.from({ length: 40 }, (_, number) => `post:${number}`)
  const purged: string[][] = []
  let isAnswering = false
  const cdn = await serveOutside((req, res) => {
    purged.push(String(req.headers['surrogate-key']).split(' '))
    if (isAnswering || purged.length === 1) res.end()
  })
  const answer = async () => {
    purged.splice(0)
    isAnswering = true
  }
  const options = { payload: { keys, again: [] }, env: { CDN_PURGE_URL: cdn } }
  await expectDoneAfterKill('purge', async () => purged.length === 2, answer, options)
  expect(purged.flat()).toEqual(keys)
}, 400_000)

type Options = { payload?: PayloadOf<JobName>; env?: Record<string, string> }

/** Adds a job, kills its worker as soon as it is half-way, and waits until another worker has done it. */
async function expectDoneAfterKill(
  name: JobName,
  isHalfWay: () => Promise<boolean>,
  afterDeath: () => Promise<unknown> = async () => undefined,
  { payload = {}, env = {} }: Options = {},
) {
  await enqueue(db(), name, payload)
  // The pause before another attempt would take minutes.
  await db().$executeRaw`UPDATE jobs.job SET retry_delay = 0`
  const first = startWorkerProcess(env)
  await vi.waitUntil(isHalfWay, { timeout: PATIENCE, interval: 1 })
  await first.end('SIGKILL')
  await afterDeath()
  expect(await isDone(name)).toBe(false)
  await db().$executeRaw`UPDATE jobs.job SET heartbeat_on = now() - interval '1 hour' WHERE state = 'active'`
  // Every worker looks for the jobs of dead ones, a few times a minute.
  await createProducer().supervise(name)
  const second = startWorkerProcess(env)
  await vi.waitUntil(() => isDone(name), PATIENCE)
  expect(await second.end('SIGTERM')).toBe(0)
}

async function isDone(name: JobName): Promise<boolean> {
  const [row] = await db().$queryRaw<{ done: boolean }[]>`
    SELECT bool_and(state = 'completed') AS done FROM jobs.job WHERE name = ${name}`
  return row?.done ?? false
}

function startWorkerProcess(env: Record<string, string>): WorkerProcess {
  const child = spawn(process.execPath, ['bin/worker.ts'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const exited = once(child, 'exit')
  const worker = {
    end: async (signal: NodeJS.Signals) => {
      child.kill(signal)
      const [code] = await exited
      return code
    },
  }
  workers.push(worker)
  return worker
}

/** Live copies of a post, made in SQL. */
async function copyPost(postId: string, number: number) {
  await db().$executeRaw`
    INSERT INTO posts (id, slug) SELECT 'c' || lpad(to_hex(n), 23, '0'), 'copy-' || n FROM generate_series(1, ${number}::int) n`
  await db().$executeRaw`
    INSERT INTO revisions SELECT (jsonb_populate_record(r, jsonb_build_object('id', p.id, 'post_id', p.id))).*
    FROM revisions r, posts p WHERE r.post_id = ${postId} AND p.slug LIKE 'copy-%'`
  await db().$executeRaw`
    INSERT INTO renderings SELECT (jsonb_populate_record(g, jsonb_build_object('revision_id', p.id))).*
    FROM renderings g JOIN revisions r ON r.id = g.revision_id, posts p WHERE r.post_id = ${postId} AND p.slug LIKE 'copy-%'`
  await db()
    .$executeRaw`UPDATE posts SET live_revision_id = id, published_at = now() WHERE slug LIKE 'copy-%'`
}
