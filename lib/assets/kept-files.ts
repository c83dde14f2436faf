import { assetKey, readLists } from '#lib/assets/kept-lists.ts'
import { readStoredFile } from '#lib/storage/files.ts'

const BETWEEN_LOOKS_MS = 2_000

type Known = { paths: ReadonlySet<string>; readAt: number }

let known: Known = { paths: new Set(), readAt: Number.NEGATIVE_INFINITY }
let looking: Promise<Known> | undefined

/**
 * A hash-named file of one of the last builds, earlier or newer than this one; null when none has it. For paths that no
 * build has the storage is asked once in two seconds at most. Throws Unavailable.
 */
export async function readKeptAsset(path: string, now = performance.now()): Promise<Buffer | null> {
  const key = assetKey(path)
  if (!key) return null
  if (!known.paths.has(path) && now - known.readAt > BETWEEN_LOOKS_MS) {
    looking ??= look(now).finally(() => {
      looking = undefined
    })
    known = await looking
  }
  return known.paths.has(path) ? readStoredFile(key) : null
}

async function look(readAt: number): Promise<Known> {
  const lists = await readLists()
  return { readAt, paths: new Set(lists.flatMap(({ list }) => list.paths)) }
}
