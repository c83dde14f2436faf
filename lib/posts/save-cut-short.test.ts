import { spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listKeptVersions } from '#lib/admin/kept-versions.ts'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { databaseUrl } from '#lib/db/address.ts'
import { db } from '#lib/db/client.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import type { SaveInput } from '#lib/posts/input.ts'
import { someDraft } from '#test/factories.ts'

// A child process starts slowly on a busy machine.
const PATIENCE = 60_000

// What a save that resolves a conflict writes to. A lock on one of them blocks it there.
const TABLES = ['draft_versions', 'drafts', 'draft_tags']

let gate: pg.Client

beforeAll(async () => {
  gate = new pg.Client({ connectionString: databaseUrl() })
  await gate.connect()
})

afterAll(() => gate.end())

test.each(TABLES)(
  'a save whose process is killed while it writes to %s leaves the draft as it was, and can be repeated',
  async (table) => {
    const save = await someSave()
    const before = await everything()
    await gate.query(`BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`)
    const elsewhere = saveElsewhere(save)
    const ended = once(elsewhere, 'exit')
    const backend = await waiting(table).finally(() => elsewhere.kill('SIGKILL'))
    await ended
    await gate.query('ROLLBACK')
    await expect.poll(() => isThere(backend)).toBe(false)
    expect(await everything()).toEqual(before)
    expect(await saveDraft(us, save)).toMatchObject({ version: 2 })
    expect(await listKeptVersions(us, save.postId)).toHaveLength(2)
  },
  2 * PATIENCE,
)

test(
  'a save whose process is killed after it was stored is recognised, and keeps no text twice',
  async () => {
    const save = await someSave()
    const elsewhere = saveElsewhere(save)
    const ended = once(elsewhere, 'exit')
    await expect.poll(() => versionOf(save.postId), { timeout: PATIENCE }).toBe(2)
    elsewhere.kill('SIGKILL')
    await ended
    const stored = await everything()
    expect(await saveDraft(us, save)).toEqual({ postId: save.postId, version: 2 })
    expect(await everything()).toEqual(stored)
  },
  2 * PATIENCE,
)

async function someSave(): Promise<SaveInput & { postId: string }> {
  const draft = await someDraft({ body: 'Theirs.' })
  const saveId = crypto.randomUUID()
  return { ...draft, saveId, body: 'Both.', tags: ['After'], conflicting: [{ body: 'Mine.' }] }
}

function saveElsewhere(save: SaveInput) {
  const code = `
    const { saveDraft } = await import('#lib/posts/editing.ts')
    await saveDraft({ role: 'publication', userId: null }, ${JSON.stringify(save)})`
  return spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: 'inherit' })
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

async function versionOf(postId: string) {
  return (await db().draft.findUnique({ where: { postId }, select: { version: true } }))?.version
}

async function everything() {
  return {
    drafts: await db().draft.findMany({ orderBy: { postId: 'asc' } }),
    tags: await db().draftTag.findMany({ orderBy: [{ postId: 'asc' }, { position: 'asc' }] }),
    kept: await db().draftVersion.findMany({ orderBy: { id: 'asc' } }),
  }
}
