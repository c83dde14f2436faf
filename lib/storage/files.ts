import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { diskTrouble } from '#lib/storage/disk.ts'
import type { Source, StorageEngine, StoredFile } from '#lib/storage/engine.ts'
import { primaryEngine, storageEngines } from '#lib/storage/engines.ts'
import { isMissing } from '#lib/storage/s3/faults.ts'

export type { StoredFile } from '#lib/storage/engine.ts'

// Files are written to the engine that is configured. All others are read only as far as it lacks a file: one engine
// hands over to another while the site runs (see lib/media/moving.ts).

/**
 * Stores bytes atomically under a key such as `media/ab/abcd.webp`. Throws Unavailable when the storage does not
 * respond, refuses, or is full.
 */
export async function storeFile(key: string, bytes: Uint8Array): Promise<void> {
  await primaryEngine().store(key, bytes)
}

/** Like `storeFile`, for a stream. Rethrows errors of the source, and then stores nothing. */
export async function storeStream(key: string, source: Source): Promise<void> {
  await primaryEngine().store(key, source)
}

/** The file stored under a key; null when there is none. Throws Unavailable. */
export async function openStoredFile(key: string): Promise<StoredFile | null> {
  const found = await findFile(key, storageEngines())
  return found && { size: found.size, stream: () => streamOf(key, found) }
}

/** The bytes stored under a key; null when there is no file. Throws Unavailable. */
export async function readStoredFile(key: string): Promise<Buffer | null> {
  const file = await openStoredFile(key)
  return file && buffer(file.stream())
}

/** Hexadecimal SHA-256 of a stored file; null when there is no file. Throws Unavailable. */
export async function hashStoredFile(key: string): Promise<string | null> {
  const file = await openStoredFile(key)
  return file && hashOfStream(file.stream())
}

export async function hashOfStream(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of stream) hash.update(chunk)
  return hash.digest('hex')
}

/** The keys of all files stored below a folder, such as `media`; each once. Throws Unavailable. */
export async function* listStoredFiles(folder: string): AsyncGenerator<string> {
  const [primary, ...others] = storageEngines()
  yield* primary.list(folder)
  for (const other of others)
    for await (const key of other.list(folder)) if (!(await primary.open(key))) yield key
}

/** Removes a stored file, wherever it is. Does nothing when it does not exist. Throws Unavailable. */
export async function removeStoredFile(key: string): Promise<void> {
  for (const engine of storageEngines()) await engine.remove(key)
}

/** Removes a file written before a moment; false when it is newer or does not exist. Throws Unavailable. */
export async function removeOldFile(key: string, before: Date): Promise<boolean> {
  let isRemoved = false
  for (const engine of storageEngines()) isRemoved = (await engine.removeOld(key, before)) || isRemoved
  return isRemoved && (await openStoredFile(key)) === null
}

type Found = StoredFile & { engine: StorageEngine }

/** A file that any engine has can be read even while another does not respond. */
async function findFile(key: string, engines: readonly StorageEngine[]): Promise<Found | null> {
  const failures: unknown[] = []
  for (const engine of engines) {
    const file = await engine.open(key).catch((error: unknown) => void failures.push(error))
    if (file) return { ...file, engine }
  }
  if (failures.length > 0) throw failures[0]
  return null
}

/** Streams a file. When it was moved since it was found, it is read from where it is now. */
function streamOf(key: string, found: Found): Readable {
  const others = storageEngines().filter((engine) => engine !== found.engine)
  return others.length === 0
    ? found.stream()
    : Readable.from(chunksOf(key, found, others), { objectMode: false })
}

async function* chunksOf(
  key: string,
  found: Found,
  others: readonly StorageEngine[],
): AsyncGenerator<Buffer> {
  let hasBegun = false
  try {
    for await (const chunk of found.stream()) {
      hasBegun = true
      yield chunk
    }
  } catch (error) {
    const isMoved = !hasBegun && (isMissing(error) || diskTrouble(error) === 'missing')
    const moved = isMoved ? await findFile(key, others) : null
    if (!moved) throw error
    yield* moved.stream()
  }
}
