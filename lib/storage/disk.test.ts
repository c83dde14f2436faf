import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Unavailable } from '#lib/core/errors.ts'
import { diskTrouble, explainedForPlace } from '#lib/storage/disk.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'publication-disk-'))
})

afterEach(() => rm(folder, { recursive: true }))

test('a missing folder, and a file in its place, are reported for the field that named it', async () => {
  await writeFile(join(folder, 'file'), '')
  for (const path of [join(folder, 'nowhere', 'a'), join(folder, 'file', 'a')]) {
    const error = await writeFile(path, '').catch((reason: unknown) => reason)
    expect(diskTrouble(error)).toBe('missing')
    expect(explainedForPlace(error, 'folder', path)).toMatchObject({
      fields: { folder: `The folder ${dirname(path)} does not exist. Create it first.` },
    })
  }
})

test('a full disk is reported as unavailable, not for a field', () => {
  const error = Object.assign(new Error(), { code: 'ENOSPC' })
  expect(explainedForPlace(error, 'file', '/a/b')).toBeInstanceOf(Unavailable)
})

test('an error that is not about the disk stays what it is', () => {
  const error = new TypeError('Something else.')
  expect(diskTrouble(error)).toBeNull()
  expect(explainedForPlace(error, 'file', '/a/b')).toBe(error)
})
