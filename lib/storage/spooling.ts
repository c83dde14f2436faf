import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '#lib/core/id.ts'
import { explainedForStorage, writeDurably } from '#lib/storage/disk.ts'
import type { Source } from '#lib/storage/engine.ts'

/** Where streams wait on the disk until their length is known; below DATA_DIR. */
export const SPOOL = 'spool'

export type Spooled = { path: string; bytes: number; sha256: string }

/**
 * Writes a stream to a temporary file while the work runs. S3 wants to know the length and the checksum of a file before
 * its first byte, and a file can be sent again when a connection breaks.
 */
export async function withSpooled<T>(
  dataDir: string,
  source: Exclude<Source, Uint8Array>,
  work: (spooled: Spooled) => Promise<T>,
): Promise<T> {
  const folder = join(dataDir, SPOOL)
  const path = join(folder, `${newId()}.incoming`)
  const hash = createHash('sha256')
  let bytes = 0
  async function* measured() {
    for await (const chunk of source) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeDurably(path, measured())
    return await work({ path, bytes, sha256: hash.digest('hex') })
  } catch (error) {
    throw explainedForStorage(error)
  } finally {
    await rm(path, { force: true })
  }
}
