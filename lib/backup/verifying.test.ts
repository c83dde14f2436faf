import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { beforeAll, expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { bytesOf } from '#lib/backup/chunks.ts'
import { createBackup } from '#lib/backup/creating.ts'
import { FORMAT, type Header } from '#lib/backup/format.ts'
import { isHeader, readParts } from '#lib/backup/reading-parts.ts'
import { restoreBackup } from '#lib/backup/restoring.ts'
import { verifyBackup } from '#lib/backup/verifying.ts'
import { PartWriter } from '#lib/backup/writing-parts.ts'
import { env } from '#lib/core/env.ts'
import { Invalid } from '#lib/core/errors.ts'
import { dumpDatabase } from '#test/dump.ts'
import { temporaryFolder } from '#test/folder.ts'
import { fillPublication } from '#test/publication.ts'
import { dumpStorage } from '#test/stored.ts'

let whole: Buffer
let header: Header

beforeAll(async () => {
  await fillPublication()
  const path = join(env().DATA_DIR, 'whole.backup')
  await createBackup(publicationItself, { path })
  whole = readFileSync(path)
  const first = (await readParts(path).next()).value
  if (!first || !isHeader(first)) throw new Error('A backup begins with its header.')
  header = first
})

const refusal = async (bytes: Buffer) => {
  const folder = temporaryFolder()
  const path = join(folder, 'wrong.backup')
  writeFileSync(path, bytes)
  const [rows, files] = [await dumpDatabase(), dumpStorage()]
  const error = await restoreBackup(publicationItself, { path, force: true }).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(await dumpDatabase()).toEqual(rows)
  expect(dumpStorage()).toEqual(files)
  expect(error).toBeInstanceOf(Invalid)
  return error instanceof Error ? error.message : ''
}

/** The backup with its tar file changed. */
const altered = (change: (tar: Buffer) => Buffer) => gzipSync(change(gunzipSync(whole)))

test('a file that is cut off anywhere is refused, and nothing is changed', async () => {
  for (const part of [0.1, 0.5, 0.9, 0.999]) {
    const bytes = whole.subarray(0, Math.floor(whole.length * part))
    expect(await refusal(bytes)).toMatch(/damaged: (it is truncated|its end is missing)/)
  }
  // Cut between two parts, with everything else in order.
  const tar = gunzipSync(whole)
  const end = tar.lastIndexOf('end.json\0')
  expect(await refusal(gzipSync(Buffer.concat([tar.subarray(0, end), Buffer.alloc(1024)])))).toMatch(
    /its end is missing/,
  )
})

test('a changed byte is noticed wherever it is', async () => {
  const flipped = Buffer.from(whole)
  flipped.writeUInt8((flipped[Math.floor(whole.length / 2)] ?? 0) ^ 0xff, Math.floor(whole.length / 2))
  expect(await refusal(flipped)).toMatch(/is damaged/)
  expect(await refusal(altered((tar) => replace(tar, 'Ada Quill', 'Eve Quill')))).toMatch(/has changed/)
})

test('parts that were left out or exchanged are noticed', async () => {
  const wrong = altered((tar) => {
    const name = tar.indexOf('tables/tags/000001')
    const size = Number.parseInt(tar.toString('latin1', name + 124, name + 135), 8)
    const next = name + 512 + Math.ceil(size / 512) * 512
    return Buffer.concat([tar.subarray(0, name), tar.subarray(next)])
  })
  expect(await refusal(wrong)).toMatch(/missing or were replaced/)
})

test('what is no backup is refused', async () => {
  expect(await refusal(Buffer.from('hello'))).toMatch(/not a backup/)
  expect(await refusal(gzipSync('hello'))).toMatch(/damaged/)
  expect(await refusal(Buffer.alloc(0))).toMatch(/damaged/)
  const other = pack()
  other.entry({ name: 'readme.txt' }, 'hello')
  other.finalize()
  expect(await refusal(gzipSync(Buffer.concat(await Array.fromAsync(bytesOf(other)))))).toMatch(
    /not a backup/,
  )
  await expect(verifyBackup('/nowhere/at.all')).rejects.toThrow(/does not exist or cannot be read/)
})

test('a newer format and a newer database are refused with the version that wrote them', async () => {
  expect(await refusal(await written({ ...header, format: FORMAT + 1, version: '9.9.9' }))).toMatch(
    /format 2, written by version 9\.9\.9; this version reads up to 1\. Update/,
  )
  const migrations = [...header.migrations, { name: '20990101000000_later', checksum: 'x' }]
  expect(await refusal(await written({ ...header, migrations }))).toMatch(/lacks the migration 20990101/)
  const edited = header.migrations.map((migration) => ({ ...migration, checksum: 'other' }))
  expect(await refusal(await written({ ...header, migrations: edited }))).toMatch(/a different migration/)
})

test('names cannot lead out of the storage, nor rows into other tables', async () => {
  const bytes = Buffer.from('evil')
  const hash = createHash('sha256').update(bytes).digest('hex')
  for (const name of [`../../${hash}.png`, `media/../../${hash}.png`, `/etc/${hash}.png`, 'media/x'])
    expect(await refusal(await written(header, name, bytes))).toMatch(/unknown entry/)
  expect(await refusal(await written(header, `media/00/${hash}.png`, bytes))).toMatch(
    /not the key of an image/,
  )
  expect(await refusal(await written(header, `tables/pg_class/000001.${hash}.copy`, bytes))).toMatch(
    /pg_class, which its header does not list/,
  )
})

test('rows that break a rule of the database change nothing', async () => {
  const rows = Buffer.from('nonsense\n')
  const hash = createHash('sha256').update(rows).digest('hex')
  const path = join(temporaryFolder(), 'wrong.backup')
  writeFileSync(path, await written(header, `tables/tags/000001.${hash}.copy`, rows))
  const before = await dumpDatabase()
  await expect(restoreBackup(publicationItself, { path, force: true })).rejects.toThrow(
    /rejected the backup: .*\nNothing was changed/,
  )
  expect(await dumpDatabase()).toEqual(before)
})

/** A backup that is right in itself, with this header and one more part. */
async function written(head: Header, name?: string, bytes = Buffer.alloc(0)): Promise<Buffer> {
  const path = join(temporaryFolder(), 'written.backup')
  const file = await open(path, 'w')
  const writer = new PartWriter(file, undefined)
  await writer.writeHeader(head)
  if (name) await writer.writeBytes(name, createHash('sha256').update(bytes).digest('hex'), bytes)
  await writer.finish()
  await file.close()
  return readFileSync(path)
}

function replace(bytes: Buffer, from: string, to: string): Buffer {
  const at = bytes.indexOf(from)
  if (at < 0) throw new Error(`There is no ${from}.`)
  const changed = Buffer.from(bytes)
  changed.write(to, at)
  return changed
}
