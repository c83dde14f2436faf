import { glob, rm, stat } from 'node:fs/promises'
import { env } from '#lib/core/env.ts'
import { SPOOL } from '#lib/storage/spooling.ts'

const HOUR = 3_600_000
const TEMPORARY = /\.[0-9a-f]{24}\.(incoming|removing)$/

/** True for a file that is being written or removed. */
export function isTemporary(key: string): boolean {
  return TEMPORARY.test(key)
}

/**
 * Removes what interrupted writes have left in DATA_DIR, if it is older than an hour; returns how many files. (In S3 a
 * write leaves nothing: it arrives whole or not at all.)
 */
export async function sweepLeftovers(now = Date.now()): Promise<number> {
  const cwd = env().DATA_DIR
  let count = 0
  for await (const name of glob([`media/**/*.{incoming,removing}`, `builds/**/*.incoming`, `${SPOOL}/*`], {
    cwd,
  })) {
    const path = `${cwd}/${name}`
    const found = await stat(path).catch(() => null)
    if (!found?.isFile() || found.mtimeMs > now - HOUR) continue
    await rm(path, { force: true })
    count += 1
  }
  return count
}
