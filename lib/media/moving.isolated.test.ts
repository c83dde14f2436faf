import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { createBackup } from '#lib/backup/creating.ts'
import { restoreBackup } from '#lib/backup/restoring.ts'
import { Unavailable } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { examineEnvironment } from '#lib/maintenance/doctor.ts'
import { checkMedia } from '#lib/media/checking.ts'
import { listOrphans, removeOrphans } from '#lib/media/cleaning.ts'
import { deleteImage } from '#lib/media/library.ts'
import { moveMedia } from '#lib/media/moving.ts'
import { openImageFile } from '#lib/media/serving.ts'
import { storeImage } from '#lib/media/storing.ts'
import type { StorageEngine } from '#lib/storage/engine.ts'
import { requireEngine } from '#lib/storage/engines.ts'
import { listStoredFiles, openStoredFile, removeOldFile, removeStoredFile } from '#lib/storage/files.ts'
import { temporaryFolder } from '#test/folder.ts'
import { plainImage } from '#test/images.ts'
import { type ObjectStorage, startObjectStorage } from '#test/object-storage.ts'

let storage: ObjectStorage
let disk: StorageEngine
let s3: StorageEngine
const viewer = publicationItself

beforeAll(async () => {
  storage = await startObjectStorage()
  Object.assign(process.env, storage.settings)
  mkdirSync(process.env.DATA_DIR ?? '', { recursive: true })
  disk = requireEngine('disk')
  s3 = requireEngine('s3')
})

// After a failure the breaker takes a few seconds to try again.
beforeEach(async () => {
  storage.trouble = 'none'
  await expect.poll(() => s3.open('media/none').catch(() => 'unavailable')).toBeNull()
})

test('an image is moved to S3 and back, variants included, and can be read throughout', async () => {
  const name = await someImage(700, '#112233')
  const variant = `${name.replace(/\..*/, '')}-320.webp`
  await openImageFile(variant)
  const bytes = await read(name)
  expect(await sides()).toEqual({ disk: 0, s3: 2 })

  expect(await moveMedia(viewer, { to: 'disk', dryRun: true })).toMatchObject({ moved: 2 })
  expect(await sides()).toEqual({ disk: 0, s3: 2 })
  expect(await moveMedia(viewer, { to: 'disk' })).toMatchObject({ moved: 2, damaged: [] })
  expect(await sides()).toEqual({ disk: 2, s3: 0 })
  expect((await read(name)).equals(bytes)).toBe(true)
  expect(await checkMedia(viewer)).toMatchObject({ files: 2, missing: [], damaged: [], orphaned: [] })

  const report = await moveMedia(viewer, { to: 's3' })
  expect(report).toMatchObject({ to: 's3', moved: 2, damaged: [] })
  expect(report.bytes).toBeGreaterThan(bytes.length)
  expect(await sides()).toEqual({ disk: 0, s3: 2 })
  expect((await read(name)).equals(bytes)).toBe(true)
  expect(await moveMedia(viewer, { to: 's3' })).toMatchObject({ moved: 0 })
})

test('a move that was stopped is continued; a file that is in both places counts once and goes from both', async () => {
  const names = await Promise.all(['#100000', '#200000', '#300000'].map((colour) => someImage(50, colour)))
  const before = (await Array.fromAsync(s3.list('media'))).length
  const stop = new AbortController()
  const stopping = moveMedia(viewer, { to: 'disk', signal: stop.signal, onProgress: () => stop.abort() })
  await expect(stopping).rejects.toThrow(/abort/i)
  const [half = ''] = await Array.fromAsync(disk.list('media'))
  const stored = await disk.open(half)
  await s3.store(half, stored?.stream() ?? [])
  expect(await Array.fromAsync(listStoredFiles('media'))).toHaveLength(before)
  for (const name of names) await read(name)
  await moveMedia(viewer, { to: 'disk' })
  expect(await sides()).toEqual({ disk: before, s3: 0 })
  await s3.store(half, stored?.stream() ?? [])
  expect(await removeOldFile(half, new Date(Date.now() + 60_000))).toBe(true)
  expect(await openStoredFile(half)).toBeNull()
  await db().media.delete({ where: { hash: half.slice(9, 73) }, select: { id: true } })
})

test('a damaged file is reported and stays', async () => {
  const name = await someImage(60, '#400000')
  const key = `media/${name.slice(0, 2)}/${name}`
  await s3.store(key, Buffer.from('something else'))
  expect((await moveMedia(viewer, { to: 'disk' })).damaged).toEqual([key])
  expect(await s3.open(key)).not.toBeNull()
  expect(await disk.open(key)).toBeNull()
  await removeStoredFile(key)
  await db().media.delete({ where: { hash: name.slice(0, 64) }, select: { id: true } })
})

test('a file that moves between finding and reading it is read from its new place', async () => {
  const name = await someImage(70, '#500000')
  const image = await openImageFile(name)
  await moveMedia(viewer, { to: 'disk' })
  expect((await buffer(image?.stream() ?? Readable.from([]))).length).toBe(image?.size)
  const again = await openImageFile(name)
  await moveMedia(viewer, { to: 's3' })
  expect((await buffer(again?.stream() ?? Readable.from([]))).length).toBe(again?.size)
})

test('while S3 does not respond, files that are still on the disk are read, and a move says why it stops', async () => {
  const name = await someImage(80, '#600000')
  await moveMedia(viewer, { to: 'disk' })
  storage.trouble = 'refuse'
  expect((await read(name)).length).toBeGreaterThan(0)
  await expect(moveMedia(viewer, { to: 's3' })).rejects.toThrow(/does not respond/)
})

test('the doctor tries out both, and says where images are left or S3 fails', async () => {
  await someImage(90, '#700000')
  const findings = async () => {
    const all = await examineEnvironment(viewer)
    return all.filter(({ check }) => check === 'storage').map(({ level, found }) => `${level}: ${found}`)
  }
  await moveMedia(viewer, { to: 's3' })
  const healthy = [
    'ok: The S3 bucket can be written, read and deleted from.',
    expect.stringMatching(/^ok: .* is writable/),
  ]
  expect(await findings()).toEqual(healthy)
  await moveMedia(viewer, { to: 'disk' })
  expect(await findings()).toEqual([...healthy, expect.stringMatching(/^warning: .* still some in disk/)])
  storage.trouble = 'forbid'
  expect((await findings())[0]).toMatch(/^error: .*InvalidAccessKeyId/)
})

test('writers get a sentence while S3 fails; an upload leaves no row, and a deletion is carried out', async () => {
  const kept = await storeImage(viewer, { name: 'x.png', bytes: await plainImage('png', 95, 50) })
  const rows = await db().media.count()
  for (const [trouble, message] of [
    ['full', /storage is full/],
    ['forbid', /refused the request \(InvalidAccessKeyId\)/],
    ['refuse', /does not respond/],
  ] as const) {
    storage.trouble = trouble
    const upload = storeImage(viewer, { name: 'y.png', bytes: await plainImage('png', 96, 50) })
    await expect(upload).rejects.toThrow(message)
    await expect(upload).rejects.toThrow(Unavailable)
  }
  expect(await db().media.count()).toBe(rows)
  await deleteImage(viewer, kept.id)
  expect(await db().media.count()).toBe(rows - 1)
  storage.trouble = 'none'
  await expect
    .poll(() => listOrphans(viewer).catch(() => 'unavailable'))
    .toEqual([expect.stringContaining('media/')])
})

test('a backup is made and restored, and orphans are cleaned, with images in both places', async () => {
  const name = await someImage(97, '#800000')
  await moveMedia(viewer, { to: 'disk' })
  const other = await someImage(98, '#900000')
  const path = join(temporaryFolder(), 'site.backup')
  expect(await createBackup(viewer, { path })).toMatchObject({ missing: [] })
  const bytes = await read(other)
  for (const key of await Array.fromAsync(listStoredFiles('media'))) await removeStoredFile(key)
  await restoreBackup(viewer, { path, force: true })
  expect((await read(other)).equals(bytes)).toBe(true)
  expect((await read(name)).length).toBeGreaterThan(0)
  expect((await sides()).disk).toBe(0)
  expect((await checkMedia(viewer)).missing).toEqual([])

  await disk.store(`media/00/${'0'.repeat(64)}.png`, Buffer.from('x'))
  await s3.store(`media/11/${'1'.repeat(64)}.png`, Buffer.from('x'))
  const orphans = await listOrphans(viewer)
  expect(orphans).toHaveLength(2)
  expect(await removeOrphans(viewer, orphans)).toMatchObject({ removed: [], young: orphans })
  for (const key of orphans) expect(await removeOldFile(key, new Date(Date.now() + 60_000))).toBe(true)
})

async function someImage(width: number, colour: string): Promise<string> {
  const { src } = await storeImage(viewer, {
    name: 'x.png',
    bytes: await plainImage('png', width, 50, colour),
  })
  return src.slice('/media/'.length)
}

async function read(name: string): Promise<Buffer> {
  const image = await openImageFile(name)
  return buffer(image?.stream() ?? Readable.from([]))
}

async function sides() {
  const [one, other] = [await Array.fromAsync(disk.list('media')), await Array.fromAsync(s3.list('media'))]
  return { disk: one.length, s3: other.length }
}
