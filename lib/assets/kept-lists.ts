import { z } from 'zod'
import { warn } from '#lib/core/log.ts'
import { listStoredFiles, readStoredFile } from '#lib/storage/files.ts'

// Every build has its list in the storage. The files themselves are shared: their names come from their contents.
const LISTS = 'builds/lists'
const FILES = 'builds/files'

const schema = z.object({
  /** What the build was made from: several machines may each have built the same sources. */
  sources: z.string().min(1),
  /** When an instance last started with it, in milliseconds. */
  at: z.number(),
  paths: z.array(z.string()),
})

export type BuildList = z.output<typeof schema>

// Letters, digits and the signs that Next uses, and no segment of dots alone.
const PATH = /^\/(_next\/static|assets)(\/(?!\.+(?:\/|$))[\w.~@()[\]-]+)+$/

/** The key of a build asset with this path; null for any other path. */
export function assetKey(path: string): string | null {
  return PATH.test(path) ? FILES + path : null
}

/** The keys of all kept files. */
export function listKeptFiles(): AsyncGenerator<string> {
  return listStoredFiles(FILES)
}

export function listKey(buildId: string): string {
  return `${LISTS}/${buildId}.json`
}

/** The lists of all kept builds by key, newest first. Unreadable ones are skipped. Throws Unavailable. */
export async function readLists(): Promise<{ key: string; list: BuildList }[]> {
  const found: { key: string; list: BuildList }[] = []
  for await (const key of listStoredFiles(LISTS)) {
    const list = key.endsWith('.json') ? await readList(key) : null
    if (list) found.push({ key, list })
  }
  return found.sort((one, other) => other.list.at - one.list.at)
}

async function readList(key: string): Promise<BuildList | null> {
  const bytes = await readStoredFile(key)
  if (!bytes) return null
  try {
    return schema.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    warn({ key }, 'The list of an earlier build cannot be read. Its files are not served.')
    return null
  }
}
