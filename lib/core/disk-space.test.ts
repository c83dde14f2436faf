import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSpaceCheck, noteFullDisk } from '#lib/core/disk-space.ts'

const MEGABYTE = 1024 * 1024

let folder: string
let isMounted = false

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'publication-space-'))
  noteFullDisk(0)
})

afterEach(async () => {
  if (isMounted) execFileSync('umount', [folder])
  isMounted = false
  await rm(folder, { recursive: true, force: true })
})

test('a folder on a disk with room takes what is saved', async () => {
  expect(await createSpaceCheck(folder, { reserve: 1 })()).toBe(true)
})

test('a disk that is full, or nearly, has no room until something goes', async ({ skip }) => {
  if (!mountSmallDisk()) return skip('This machine does not let us mount a disk of 2 MB.')
  const hasSpace = createSpaceCheck(folder, { reserve: MEGABYTE, every: 0 })
  expect(await hasSpace()).toBe(true)
  await writeFile(join(folder, 'large'), Buffer.alloc(1.5 * MEGABYTE))
  expect(await hasSpace()).toBe(false)
  expect(await createSpaceCheck(folder, { reserve: 1, every: 0 })()).toBe(true)
  await writeFile(join(folder, 'rest'), Buffer.alloc(MEGABYTE)).catch(() => {})
  expect(await createSpaceCheck(folder, { reserve: 0, every: 0 })()).toBe(false)
  await rm(join(folder, 'large'))
  expect(await hasSpace()).toBe(true)
})

test('a folder that is gone has no room', async () => {
  expect(await createSpaceCheck(join(folder, 'gone'), { reserve: 1 })()).toBe(false)
})

test('a database that says its disk is full is believed for a while', async () => {
  const hasSpace = createSpaceCheck(folder, { reserve: 1, every: 0 })
  noteFullDisk()
  expect(await hasSpace()).toBe(false)
  noteFullDisk(Date.now() - 60_000)
  expect(await hasSpace()).toBe(true)
})

test('however often it is asked, it looks once in a while', async () => {
  const hasSpace = createSpaceCheck(folder, { reserve: 1 })
  expect(await hasSpace()).toBe(true)
  await rm(folder, { recursive: true })
  expect(await hasSpace()).toBe(true)
})

function mountSmallDisk(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' })
    isMounted = true
  } catch {
    isMounted = false
  }
  return isMounted
}
