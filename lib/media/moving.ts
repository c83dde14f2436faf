import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { parseMediaFile } from '#lib/media/files.ts'
import type { EngineName, StorageEngine } from '#lib/storage/engine.ts'
import { requireEngine } from '#lib/storage/engines.ts'
import { hashOfStream } from '#lib/storage/files.ts'
import { isTemporary } from '#lib/storage/sweeping.ts'

/** What a move did, or with `dryRun` would do. Files are named by their storage keys. */
export type MoveReport = {
  to: EngineName
  /** Number of files that are now only in the new storage. */
  moved: number
  bytes: number
  /** Their content does not match their names. They stay where they are. */
  damaged: string[]
}

export type MoveOptions = {
  to: EngineName
  /** Only counts. */
  dryRun?: boolean
  signal?: AbortSignal
  onProgress?: (done: number, total: number) => void
}

const AT_ONCE = 4

/**
 * Moves all images and their variants to another storage. A file is copied, read back, compared, and only then removed
 * from the old storage, so it can be read at any moment: the site looks in both. Safe to interrupt at any moment, and to
 * call again. Administrators and above. Throws Forbidden, Invalid when S3 is not configured, and Unavailable.
 */
export async function moveMedia(viewer: Viewer, options: MoveOptions): Promise<MoveReport> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to move the images.')
  const { to, dryRun = false, signal, onProgress } = options
  const target = requireEngine(to)
  const source = requireEngine(to === 's3' ? 'disk' : 's3')
  const keys: string[] = []
  for await (const key of source.list('media')) if (!isTemporary(key)) keys.push(key)
  const report: MoveReport = { to, moved: 0, bytes: 0, damaged: [] }
  for (let done = 0; done < keys.length; done += AT_ONCE) {
    signal?.throwIfAborted()
    const some = keys.slice(done, done + AT_ONCE)
    await Promise.all(some.map((key) => (dryRun ? count : moveFile)({ key, source, target }, report)))
    onProgress?.(Math.min(done + AT_ONCE, keys.length), keys.length)
  }
  report.damaged.sort()
  return report
}

type Move = { key: string; source: StorageEngine; target: StorageEngine }

async function count({ key, source }: Move, report: MoveReport): Promise<void> {
  const file = await source.open(key)
  if (file) note(file.size, report)
}

async function moveFile({ key, source, target }: Move, report: MoveReport): Promise<void> {
  // Deleted meanwhile, when there is none.
  const file = await source.open(key)
  if (!file) return
  const hash = await hashOfStream(file.stream())
  if (!isAsNamed(key, hash)) return void report.damaged.push(key)
  if ((await hashIn(target, key)) !== hash) {
    await target.store(key, file.stream())
    if ((await hashIn(target, key)) !== hash) throw new Error(`${key} was not stored as it was sent.`)
  }
  await source.remove(key)
  note(file.size, report)
}

function note(bytes: number, report: MoveReport) {
  report.moved += 1
  report.bytes += bytes
}

/** An original is named by its content. For other files there is nothing to compare with. */
function isAsNamed(key: string, hash: string): boolean {
  const file = parseMediaFile(key.split('/').at(-1) ?? '')
  return !file || file.width !== null || file.hash === hash
}

async function hashIn(engine: StorageEngine, key: string): Promise<string | null> {
  const file = await engine.open(key)
  return file && hashOfStream(file.stream())
}
