import { spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { databaseUrl } from '#lib/db/address.ts'
import { db } from '#lib/db/client.ts'
import { type DraftRef, saveDraft } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { somePost } from '#test/factories.ts'

// The tables that a publish writes to, in this order. A lock on one of them blocks it there.
const TABLES = ['revisions', 'renderings', 'posts', 'post_tags', 'redirects', 'audit_events', 'changes']

// The renderer and a child process start slowly on a busy machine.
const PATIENCE = 60_000

let gate: pg.Client

beforeAll(async () => {
  gate = new pg.Client({ connectionString: databaseUrl() })
  await gate.connect()
})

afterAll(() => gate.end())

describe.each(TABLES)('a publish that is interrupted while it writes to %s', (table) => {
  test(
    'by a lost connection leaves everything as it was, and can be repeated',
    async () => {
      const draft = await movingPost(`Lost at ${table}`)
      const before = await everything()
      await hold(table)
      const publishing = publishPost(us, draft).catch((error) => error)
      await gate.query('SELECT pg_terminate_backend($1)', [await waiting(table)])
      expect(await publishing).toBeInstanceOf(Error)
      await release()
      expect(await everything()).toEqual(before)
      await expectPublished(draft)
    },
    PATIENCE,
  )
})

test(
  'a publish whose process is killed before its end leaves everything as it was, and can be repeated',
  async () => {
    const draft = await movingPost('Killed')
    const before = await everything()
    await hold('changes')
    const elsewhere = publishElsewhere(draft)
    const ended = once(elsewhere, 'exit')
    const backend = await waiting('changes').finally(() => elsewhere.kill('SIGKILL'))
    await ended
    await release()
    await expect.poll(() => isThere(backend)).toBe(false)
    expect(await everything()).toEqual(before)
    await expectPublished(draft)
  },
  2 * PATIENCE,
)

/** A live post with a draft that changes its text, tags and slug. */
async function movingPost(title: string): Promise<DraftRef> {
  const { postId, version } = await somePost({ title, tags: ['Before'] })
  return saveDraft(us, { postId, version, body: 'Changed.', tags: ['After'], slug: `${title} moved` })
}

function publishElsewhere(draft: DraftRef) {
  const code = `
    const { publishPost } = await import('#lib/posts/publishing.ts')
    await publishPost({ role: 'publication', userId: null }, ${JSON.stringify(draft)})`
  return spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: 'inherit',
  })
}

async function hold(table: string) {
  await gate.query(`BEGIN; LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`)
}

async function release() {
  await gate.query('ROLLBACK')
}

/** Waits until a backend is blocked on the table's lock and returns it. */
async function waiting(table: string): Promise<number> {
  const find = async () => {
    const { rows } = await gate.query(
      'SELECT pid FROM pg_locks WHERE NOT granted AND relation = $1::regclass',
      [table],
    )
    return rows[0]?.pid
  }
  await expect.poll(find, { timeout: PATIENCE }).toBeTypeOf('number')
  return find()
}

async function isThere(backend: number): Promise<boolean> {
  const { rowCount } = await gate.query('SELECT FROM pg_stat_activity WHERE pid = $1', [backend])
  return rowCount === 1
}

async function everything() {
  return {
    posts: await db().post.findMany({ orderBy: { id: 'asc' } }),
    drafts: await db().draft.findMany({ orderBy: { postId: 'asc' } }),
    revisions: await db().revision.findMany({ orderBy: { id: 'asc' } }),
    renderings: await db().rendering.findMany({ orderBy: { revisionId: 'asc' } }),
    tags: await db().postTag.findMany({ orderBy: [{ postId: 'asc' }, { position: 'asc' }] }),
    redirects: await db().redirect.findMany({ orderBy: { id: 'asc' } }),
    audit: await db().auditEvent.count(),
    changes: await db().change.count(),
  }
}

async function expectPublished(draft: DraftRef) {
  const { href, revision } = await publishPost(us, draft)
  expect(revision.number).toBe(2)
  expect((await resolveAddress(href)).kind).toBe('page')
}
