import type { IncomingMessage } from 'node:http'
import { PassThrough, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { refusal } from '#lib/outgoing/target.ts'

/** Reads and decompresses a body. Stops at `maxBytes`, both as sent and unpacked. Throws Invalid. */
export async function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  refuseLength(response, maxBytes)
  const decoder = decoderFor(response.headers['content-encoding'] ?? '')
  return pipeline(response, limited(maxBytes), decoder, (unpacked) => collect(unpacked, maxBytes))
}

/** Throws Invalid when the head of a response announces more than `maxBytes`. */
export function refuseLength({ headers }: IncomingMessage, maxBytes: number): void {
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
}

function decoderFor(coding: string): Transform {
  switch (coding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return new PassThrough()
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    default:
      throw refusal('The site compresses this page in a way that is not supported.')
  }
}

/** Passes chunks on, up to `maxBytes`. */
export function limited(maxBytes: number): (source: AsyncIterable<Buffer>) => AsyncGenerator<Buffer> {
  return async function* (source) {
    let size = 0
    for await (const chunk of source) {
      size += chunk.length
      if (size > maxBytes) throw tooLarge(maxBytes)
      yield chunk
    }
  }
}

async function collect(source: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of limited(maxBytes)(source)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function tooLarge(maxBytes: number) {
  const size =
    maxBytes >= 1024 * 1024 ? `${Math.floor(maxBytes / 1024 / 1024)} MB` : `${Math.floor(maxBytes / 1024)} kB`
  return refusal(`What is at this address is larger than ${size}.`)
}
