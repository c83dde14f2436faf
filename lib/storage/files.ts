import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { env } from '#lib/core/env.ts'
import { Unavailable } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { diskTrouble, syncFolder } from '#lib/storage/disk.ts'

/** A stored file. `stream()` opens it; until then nothing is open. */
export type StoredFile = { size: number; stream: () => Readable }

/**
 * Stores bytes atomically under a key such as `media/ab/abcd.webp` in DATA_DIR. Throws Unavailable when the disk is
 * full or not writable.
 */
export async function storeFile(key: string, bytes: Uint8Array): Promise<void> {
  await storeStream(key, [bytes])
}

/** Like `storeFile`, for a stream. Rethrows errors of the source, and then stores nothing. */
export async function storeStream(
  key: string,
  bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const target = pathOf(key)
  const incoming = `${target}.${newId()}.incoming`
  try {
    await mkdir(dirname(target), { recursive: true })
    await writeDurably(incoming, bytes)
    await rename(incoming, target)
    await syncFolder(dirname(target))
  } catch (error) {
    await rm(incoming, { force: true })
    throw explained(error)
  }
}

/** The file stored under a key; null when there is none. */
export async function openStoredFile(key: string): Promise<StoredFile | null> {
  const path = pathOf(key)
  const found = await stat(path).catch(nullWhenMissing)
  return found?.isFile() ? { size: found.size, stream: () => createReadStream(path) } : null
}

/** The bytes stored under a key; null when there is no file. */
export async function readStoredFile(key: string): Promise<Buffer | null> {
  return readFile(pathOf(key)).catch(nullWhenMissing)
}

/** Hexadecimal SHA-256 of a stored file; null when there is no file. */
export async function hashStoredFile(key: string): Promise<string | null> {
  const file = await openStoredFile(key)
  if (!file) return null
  const hash = createHash('sha256')
  for await (const chunk of file.stream()) hash.update(chunk)
  return hash.digest('hex')
}

/** The keys of all files stored below a folder, such as `media`. */
export async function* listStoredFiles(folder: string): AsyncGenerator<string> {
  const entries = await opendir(pathOf(folder)).catch(nullWhenMissing)
  if (!entries) return
  for await (const entry of entries) {
    const key = `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* listStoredFiles(key)
    else yield key
  }
}

/** Removes a stored file. Does nothing when it does not exist. */
export async function removeStoredFile(key: string): Promise<void> {
  await rm(pathOf(key), { force: true })
}

/**
 * Removes a file written before a moment; false when it is newer or does not exist. A concurrent write of the same key
 * wins.
 */
export async function removeOldFile(key: string, before: Date): Promise<boolean> {
  const path = pathOf(key)
  if (!(await isOlder(path, before))) return false
  const aside = `${path}.${newId()}.removing`
  await rename(path, aside)
  const isOld = await isOlder(aside, before)
  if (!isOld) await link(aside, path).catch(nullWhenThere)
  await rm(aside)
  return isOld
}

async function isOlder(path: string, moment: Date): Promise<boolean> {
  const found = await stat(path).catch(nullWhenMissing)
  return found !== null && found.mtime < moment
}

function pathOf(key: string): string {
  return join(env().DATA_DIR, key)
}

async function writeDurably(
  path: string,
  bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

function explained(error: unknown): unknown {
  const trouble = diskTrouble(error)
  if (trouble === 'full') return new Unavailable('The disk is full. Free some space and try again.')
  if (trouble === 'unwritable') {
    return new Unavailable('The data folder is not writable. Check the permissions of DATA_DIR.')
  }
  return error
}

function nullWhenMissing(error: unknown): null {
  if (diskTrouble(error) === 'missing') return null
  throw error
}

function nullWhenThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'EEXIST') return null
  throw error
}
