import { promisify } from 'node:util'
import { brotliCompress, constants, gunzip as gunzipWithCallback, gzip } from 'node:zlib'
import type { Encoding } from '#server/http/encodings.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Decompresses gzip. */
export const gunzip = promisify(gunzipWithCallback)

/** Compression effort: quick while a request waits, best in the background. Both run off the event loop. */
export type Effort = 'quick' | 'best'

const QUALITY = { br: { quick: 4, best: 11 }, gzip: { quick: 5, best: 9 } } as const

export function compress(
  body: Buffer,
  encoding: Exclude<Encoding, 'identity'>,
  effort: Effort,
): Promise<Buffer> {
  const quality = QUALITY[encoding][effort]
  if (encoding === 'gzip') return zip(body, { level: quality })
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  })
}
