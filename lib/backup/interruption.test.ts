import { existsSync, readdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { writeAtomically } from '#lib/backup/atomic-file.ts'
import { createBackup } from '#lib/backup/creating.ts'
import { restoreBackup } from '#lib/backup/restoring.ts'
import { PartWriter } from '#lib/backup/writing-parts.ts'
import { Unavailable } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { removeStoredFile } from '#lib/storage/files.ts'
import { dumpDatabase } from '#test/dump.ts'
import { somePost } from '#test/factories.ts'
import { temporaryFolder } from '#test/folder.ts'
import { someLargeFile } from '#test/images.ts'
import { dumpStorage } from '#test/stored.ts'

test('a backup that is stopped leaves no file and no lock', async () => {
  await someLargeFile(20)
  const folder = temporaryFolder()
  const path = join(folder, 'site.backup')
  const stop = new AbortController()
  const backup = createBackup(publicationItself, {
    path,
    signal: stop.signal,
    onProgress: (done, total) => done > total / 20 && stop.abort(),
  })
  await expect(backup).rejects.toThrow(/abort/i)
  expect(readdirSync(folder)).toEqual([])
  await createBackup(publicationItself, { path })
})

test('a restore that is stopped, at whatever moment, changes nothing', { timeout: 60_000 }, async () => {
  await somePost()
  const [kept, gone] = [await someLargeFile(2), await someLargeFile(2)]
  const path = join(temporaryFolder(), 'site.backup')
  await createBackup(publicationItself, { path })
  await removeStoredFile(gone)
  await somePost({ title: 'Later' })
  const [rows, files] = [await dumpDatabase(), dumpStorage()]
  expect(Object.keys(files)).toContain(kept)
  for (const share of [0.1, 0.45, 0.501]) {
    const stop = new AbortController()
    const restore = restoreBackup(publicationItself, {
      path,
      force: true,
      signal: stop.signal,
      onProgress: (done, total) => done >= total * share && stop.abort(),
    })
    await expect(restore).rejects.toThrow(/abort/i)
    expect(await dumpDatabase()).toEqual(rows)
    expect(dumpStorage()).toEqual(files)
  }
  await restoreBackup(publicationItself, { path, force: true })
  expect(await db().post.count()).toBe(1)
})

test('a full disk is said, and leaves nothing', async () => {
  const path = join(temporaryFolder(), 'site.backup')
  const full = Object.assign(new Error('write'), { code: 'ENOSPC' })
  await expect(writeAtomically(path, () => Promise.reject(full))).rejects.toThrow(Unavailable)
  expect(readdirSync(join(path, '..'))).toEqual([])
})

test.runIf(existsSync('/dev/full'))('a disk that fills up ends the writing of parts', async () => {
  const file = await open('/dev/full', 'w')
  const writer = new PartWriter(file, undefined)
  const writing = (async () => {
    for (let part = 0; part < 50; part++)
      await writer.writeBytes(`part-${part}`, '', Buffer.alloc(1024 * 1024))
    await writer.finish()
  })()
  await expect(writing).rejects.toThrow(/ENOSPC/)
  await file.close()
})
