import { createWriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { Unavailable } from '#lib/core/errors.ts'
import { limited, refuseLength } from '#lib/outgoing/reading-body.ts'

const OF_THE_DISK = ['ENOSPC', 'EDQUOT', 'EACCES', 'EROFS']

/** Writes a body to a file as it was sent. Stops at `maxBytes`. Throws Invalid, or Unavailable for the disk. */
export async function saveBody(response: IncomingMessage, file: string, maxBytes: number): Promise<void> {
  refuseLength(response, maxBytes)
  try {
    await pipeline(response, limited(maxBytes), createWriteStream(file, { mode: 0o600 }))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (OF_THE_DISK.includes(code))
      throw new Unavailable(`${file} cannot be written (${code}).`, { cause: error })
    throw error
  }
}
