import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { createImported, saveImported } from '#lib/posts/importing.ts'
import { dumpDatabase } from '#test/dump.ts'
import { makeFolder, writeInto } from '#test/folders.ts'
import { bringIn, postFrom, sourceName } from '#test/importing.ts'

const COUNT = 20

function manyFiles() {
  const names = Array.from({ length: COUNT }, (_, index) => `note-${index + 10}.md`)
  return makeFolder(
    Object.fromEntries(names.map((name) => [name, `---\ndate: 2024-01-01\ntags: [Note]\n---\n${name}`])),
  )
}

function liveFrom(folder: string) {
  return db().post.count({
    where: { source: { startsWith: `${sourceName(folder)}/` }, liveRevisionId: { not: null } },
  })
}

test('an import that is killed half-way is completed by the next', { timeout: 120_000 }, async () => {
  const folder = manyFiles()
  const child = startImport(folder)
  const ended = once(child, 'exit')
  await until(async () => (await liveFrom(folder)) >= 5)
  child.kill('SIGKILL')
  await ended
  const halfway = await liveFrom(folder)
  expect(halfway).toBeLessThan(COUNT)
  const report = await until(() => bringIn(folder).catch(nullWhileLocked))
  expect(report?.counts).toMatchObject({ skipped: 0, failed: 0 })
  expect(await liveFrom(folder)).toBe(COUNT)
  expect(await db().post.count({ where: { source: { startsWith: `${sourceName(folder)}/` } } })).toBe(COUNT)
  const slugs = await db().post.findMany({ where: { slug: { startsWith: 'note-' } }, select: { slug: true } })
  expect(slugs.every(({ slug }) => /^note-\d\d$/.test(slug ?? ''))).toBe(true)
})

test('an import that is asked to stop ends between two files, and says so', async () => {
  const folder = manyFiles()
  const controller = new AbortController()
  const onFile = () => controller.abort()
  const report = await bringIn(folder, { signal: controller.signal, onFile })
  expect(report).toMatchObject({ interrupted: true, found: COUNT, counts: { created: 1 } })
  expect(await liveFrom(folder)).toBe(1)
  expect(await bringIn(folder, { dryRun: true })).toMatchObject({
    counts: { created: COUNT - 1, unchanged: 1 },
  })
})

test('what was saved but not published before the cut is published by the next', async () => {
  const folder = makeFolder({ 'cut-new.md': 'New.', 'cut-changed.md': 'Old.' })
  await bringIn(folder)
  const taken = await hashesFrom(folder)
  const source = (name: string) => ({ name: `${sourceName(folder)}/${name}`, hash: taken[name] ?? '' })
  // As if the first import had been cut right after saving the one and updating the other.
  await db().post.update({ where: { source: source('cut-new.md').name }, data: { source: 'elsewhere' } })
  await createImported(publicationItself, { title: 'Cut', body: 'New.' }, source('cut-new.md'))
  const changed = await postFrom(folder, 'cut-changed.md')
  const version = changed.draft?.version ?? 0
  const change = { postId: changed.id, version, body: 'Saved.' }
  await saveImported(publicationItself, change, source('cut-changed.md'))
  expect(await bringIn(folder)).toMatchObject({ counts: { updated: 2, skipped: 0 } })
  expect(await liveFrom(folder)).toBe(2)
  expect(await postFrom(folder, 'cut-changed.md')).toMatchObject({
    liveRevision: { body: expect.stringContaining('Old.') },
  })
  const before = await dumpDatabase()
  expect(await bringIn(folder)).toMatchObject({ counts: { unchanged: 2 } })
  expect(await dumpDatabase()).toEqual(before)
})

test('only one import runs at a time', async () => {
  const folder = manyFiles()
  const outcomes = await Promise.allSettled([bringIn(folder), bringIn(folder)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({
    code: 'conflict',
  })
  expect(await liveFrom(folder)).toBe(COUNT)
})

test('a post that waited for its date goes live when the date has come', async () => {
  const folder = makeFolder({ 'waits.md': '---\ndate: 2999-01-01\n---\nText.' })
  await bringIn(folder)
  const { id } = await postFrom(folder, 'waits.md')
  expect(await bringIn(folder)).toMatchObject({ counts: { unchanged: 1 } })
  writeInto(folder, 'waits.md', '---\ndate: 2024-01-01\n---\nText.')
  expect(await bringIn(folder)).toMatchObject({ counts: { updated: 1 } })
  expect(await postFrom(folder, 'waits.md')).toMatchObject({ id, publishedAt: new Date('2024-01-01') })
})

function startImport(folder: string): ChildProcess {
  const args = [resolve('bin/cli.ts'), 'import', folder, '--name', sourceName(folder)]
  return spawn(process.execPath, args, { stdio: 'ignore' })
}

/** The first result that is not empty. */
async function until<T>(look: () => Promise<T>): Promise<T> {
  for (;;) {
    const found = await look()
    if (found) return found
    await delay(20)
  }
}

/** PostgreSQL takes a moment to notice that the process that held the lock is gone. */
function nullWhileLocked(error: unknown): null {
  if (error instanceof Error && error.name === 'Conflict') return null
  throw error
}

async function hashesFrom(folder: string): Promise<Record<string, string | null>> {
  const prefix = `${sourceName(folder)}/`
  const posts = await db().post.findMany({
    where: { source: { startsWith: prefix } },
    select: { source: true, sourceHash: true },
  })
  return Object.fromEntries(posts.map(({ source, sourceHash }) => [source?.slice(prefix.length), sourceHash]))
}
