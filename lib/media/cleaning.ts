import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden } from '#lib/core/errors.ts'
import type { Tx } from '#lib/db/client.ts'
import { isBackupRunning } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { hashOf, listInParts, orphansAmong } from '#lib/media/checking.ts'
import { removeOldFile } from '#lib/storage/files.ts'

/** What happened to orphaned files, as storage keys. */
export type Cleaning = {
  removed: string[]
  /** Younger than an hour: an upload may be in progress. */
  young: string[]
  /** Named in a text or a setting, though no image has it: uploading the image again would repair that. */
  named: string[]
}

type Options = { signal?: AbortSignal; onProgress?: (done: number, total: number) => void }

const HOUR = 3_600_000
const AT_ONCE = 50

/**
 * Deletes the orphaned files among `keys`. Each is checked again first; resized variants and files that a draft, a
 * revision, a snippet or a setting names are kept. Safe to interrupt and call again. Administrators and above. Throws Forbidden,
 * and Conflict while a backup is made or restored.
 */
export async function removeOrphans(
  viewer: Viewer,
  keys: readonly string[],
  { signal, onProgress }: Options = {},
): Promise<Cleaning> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to delete files.')
  const report: Cleaning = { removed: [], young: [], named: [] }
  for (let done = 0; done < keys.length; done += AT_ONCE) {
    signal?.throwIfAborted()
    await transaction((tx) => removeSome(tx, keys.slice(done, done + AT_ONCE), report))
    onProgress?.(Math.min(done + AT_ONCE, keys.length), keys.length)
  }
  return report
}

/** Files that belong to no image, sorted. Administrators and above. Throws Forbidden. */
export async function listOrphans(viewer: Viewer): Promise<string[]> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to check the images.')
  const orphans: string[] = []
  for await (const keys of listInParts()) orphans.push(...(await transaction((tx) => orphansAmong(tx, keys))))
  return orphans.sort()
}

// isBackupRunning takes a lock that lasts until the transaction ends: a restore writes files before their rows.
async function removeSome(tx: Tx, keys: string[], report: Cleaning): Promise<void> {
  if (await isBackupRunning(tx))
    throw new Conflict('A backup is being made or restored. Try again when it is done.')
  const orphans = await orphansAmong(tx, keys)
  const named = await namedAmong(tx, orphans)
  report.named.push(...named)
  const before = new Date(Date.now() - HOUR)
  for (const key of orphans.filter((key) => !named.includes(key))) {
    const isGone = await removeOldFile(key, before)
    report[isGone ? 'removed' : 'young'].push(key)
  }
}

async function namedAmong(tx: Tx, keys: string[]): Promise<string[]> {
  const hashes = [...new Set(keys.flatMap((key) => hashOf(key) ?? []))]
  const rows = await tx.$queryRaw<{ hash: string }[]>`
    SELECT hash FROM unnest(${hashes}::text[]) hash
    WHERE EXISTS (SELECT FROM drafts WHERE pictures_in(body) @> ARRAY[hash])
       OR EXISTS (SELECT FROM revisions WHERE pictures_in(body) @> ARRAY[hash])
       OR EXISTS (SELECT FROM snippets WHERE pictures_in(body) @> ARRAY[hash])
       OR EXISTS (SELECT FROM settings WHERE strpos(value::text, hash) > 0)`
  const known = new Set(rows.map(({ hash }) => hash))
  return keys.filter((key) => known.has(hashOf(key) ?? ''))
}
