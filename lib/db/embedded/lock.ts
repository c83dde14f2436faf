import { DatabaseSync } from 'node:sqlite'

export type Lock = { release(): void }

// Without a reference a lock is garbage collected, which releases it.
const held = new Set<Lock>()

/**
 * A lock on a file that the operating system takes back when its process ends, however it ends. Undefined while
 * another holds it. Node has no flock of its own; SQLite brings one.
 */
export function takeLock(file: string): Lock | undefined {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (isBusy(error)) return undefined
    throw error
  }
  const lock = {
    release() {
      if (held.delete(lock)) database.close()
    },
  }
  held.add(lock)
  return lock
}

function isBusy(error: unknown): boolean {
  const SQLITE_BUSY = 5
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}
