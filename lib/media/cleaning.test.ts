import { existsSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { env } from '#lib/core/env.ts'
import { Conflict, Forbidden } from '#lib/core/errors.ts'
import { databaseUrl } from '#lib/db/address.ts'
import { db } from '#lib/db/client.ts'
import { BACKUP_LOCK } from '#lib/db/locks.ts'
import { listOrphans, removeOrphans } from '#lib/media/cleaning.ts'
import { openImageFile } from '#lib/media/serving.ts'
import { storeImage } from '#lib/media/storing.ts'
import { storeFile } from '#lib/storage/files.ts'
import { runCommand } from '#test/command.ts'
import { someDraft, someone } from '#test/factories.ts'
import { plainImage } from '#test/images.ts'
import { type Program, start } from '#test/programs.ts'

const LONG_AGO = new Date('2026-01-01T00:00:00Z')

beforeEach(async () => {
  for (const key of await listOrphans(us)) age(key)
  await removeOrphans(us, await listOrphans(us))
})

test('only old files go that belong to nothing and that nothing names', async () => {
  const { hash, key } = await anImage()
  await openImageFile(`${hash}-320.webp`)
  const [old, left] = [await anOrphan('aa'), await aFile('media/bb/left.incoming')]
  const young = await anOrphan('cc', new Date())
  const [inDraft, inSettings] = [await anOrphan('dd'), await anOrphan('ee')]
  await someDraft({ body: `![x](/${inDraft.replace(/media\/../, 'media')})` })
  await db().setting.create({ data: { key: 'logo', value: { src: `/media/${inSettings.slice(9)}` } } })

  const orphans = await listOrphans(us)
  expect(orphans).toEqual([old, left, young, inDraft, inSettings])
  expect(await removeOrphans(us, [...orphans, key])).toEqual({
    removed: [old, left],
    young: [young],
    named: [inDraft, inSettings],
  })
  expect(
    [key, young, inDraft, inSettings, `media/${hash.slice(0, 2)}/${hash}-320.webp`].filter(isThere),
  ).toHaveLength(5)
  expect([old, left].filter(isThere)).toEqual([])
})

test('while a backup is made or restored nothing goes', async () => {
  const orphan = await anOrphan('aa')
  const backup = new pg.Client({ connectionString: databaseUrl() })
  await backup.connect()
  onTestFinished(() => backup.end())
  await backup.query('SELECT pg_advisory_lock($1)', [BACKUP_LOCK])
  await expect(removeOrphans(us, [orphan])).rejects.toThrow(Conflict)
  expect(isThere(orphan)).toBe(true)
})

test('editors delete no files', async () => {
  const editor = await someone('editor')
  await expect(removeOrphans(editor, [])).rejects.toThrow(Forbidden)
  await expect(listOrphans(editor)).rejects.toThrow(Forbidden)
})

test('the command asks, and without a terminal wants to be told', async () => {
  const orphan = await anOrphan('aa')
  expect(runCommand(['media', 'clean'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('--yes'),
  })
  expect(isThere(orphan)).toBe(true)
  expect(runCommand(['media', 'clean', '--yes'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('1 file deleted'),
  })
  expect(isThere(orphan)).toBe(false)
})

test('killed half-way it has taken nothing that is needed, and the next run takes the rest', async () => {
  const { key } = await anImage()
  const orphans = []
  for (let number = 0; number < 400; number++)
    orphans.push(await anOrphan(number.toString(16).padStart(3, '0')))
  const clean = start(process.execPath, ['bin/cli.mjs', 'media', 'clean', '--yes'])
  await hasBegun(clean, orphans)
  clean.kill('SIGKILL')
  await clean.ended
  expect(isThere(key)).toBe(true)
  expect(runCommand(['media', 'clean', '--yes'])).toMatchObject({ status: 0 })
  expect(orphans.filter(isThere)).toEqual([])
  expect(isThere(key)).toBe(true)
}, 60_000)

async function hasBegun(program: Program, orphans: string[]) {
  await Promise.race([
    expect.poll(() => orphans.every(isThere), { interval: 1, timeout: 30_000 }).toBe(false),
    program.ended,
  ])
}

async function anImage() {
  const { src } = await storeImage(us, { name: 'a.png', bytes: await plainImage('png', 400) })
  const hash = src.slice(7, 71)
  const key = `media/${hash.slice(0, 2)}/${src.slice(7)}`
  age(key)
  return { hash, key }
}

function anOrphan(beginning: string, written = LONG_AGO): Promise<string> {
  return aFile(`media/${beginning.slice(0, 2)}/${beginning.padEnd(64, '0')}.png`, written)
}

async function aFile(key: string, written = LONG_AGO): Promise<string> {
  await storeFile(key, Buffer.from('x'))
  age(key, written)
  return key
}

function age(key: string, written = LONG_AGO) {
  utimesSync(join(env().DATA_DIR, key), written, written)
}

function isThere(key: string): boolean {
  return existsSync(join(env().DATA_DIR, key))
}
