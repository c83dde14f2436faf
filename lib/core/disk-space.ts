import { rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** Bytes that must stay free: two segments of PostgreSQL's write-ahead log, without which it stops. */
const RESERVE = 32 * 1024 * 1024
const PROBE = Buffer.alloc(64 * 1024)
const LOOK_EVERY_MS = 5_000
const TIMEOUT_MS = 1_000
/** How long a disk-full error from the database counts: its disk may be on another machine. */
const BELIEVED_MS = 30_000

const shared = globalThis as typeof globalThis & { publicationDiskFullAt?: number }

/** Records that the database could not write because its disk is full. Shared by Next's bundle and the server. */
export function noteFullDisk(now = Date.now()): void {
  shared.publicationDiskFullAt = now
}

type Options = { reserve?: number; every?: number }

/**
 * Creates a check for free disk space: no recent disk-full error from the database, 32 MB free on the folder's disk,
 * and a test write succeeds (a quota or a read-only disk shows only then). Checks at most every five seconds.
 */
export function createSpaceCheck(folder: string, { reserve = RESERVE, every = LOOK_EVERY_MS }: Options = {}) {
  let looked = Number.NEGATIVE_INFINITY
  let look = Promise.resolve(true)

  return async function hasSpace(): Promise<boolean> {
    const now = Date.now()
    if (now - (shared.publicationDiskFullAt ?? Number.NEGATIVE_INFINITY) < BELIEVED_MS) return false
    if (now - looked >= every) {
      looked = now
      look = Promise.race([takesFiles(folder, reserve), delay(TIMEOUT_MS, false, { ref: false })])
    }
    return await look
  }
}

async function takesFiles(folder: string, reserve: number): Promise<boolean> {
  const probe = join(folder, `.space-probe-${process.pid}`)
  try {
    const { bavail, bsize } = await statfs(folder)
    if (bavail * bsize < reserve) return false
    await writeFile(probe, PROBE, { flush: true })
    return true
  } catch {
    return false
  } finally {
    await rm(probe, { force: true }).catch(() => {})
  }
}
