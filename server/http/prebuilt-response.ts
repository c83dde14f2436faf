import { detachedCopy } from '#server/http/detach-buffer.ts'
import type { HeaderList } from '#server/http/representation.ts'
import { KEEP_ALIVE_SECONDS } from '#server/http/server-limits.ts'

/**
 * Larger bodies are not prebuilt: their headers cost little in comparison, and the temporary copy of the body much.
 */
export const MAX_PREBUILT_BYTES = 256 * 1024

/**
 * A complete keep-alive response, headers and body, serialised once. Writing the headers for each request would be
 * most of the work for a cache hit.
 */
export class PrebuiltResponse {
  /** The body: a slice of the response without memory of its own. */
  readonly body: Buffer
  readonly #bytes: Buffer
  readonly #dateAt: number
  #second = 0

  constructor(headers: HeaderList, body: Buffer) {
    const head = Buffer.from(headOf(headers), 'latin1')
    this.#bytes = detachedCopy(head, body)
    this.#dateAt = head.length - ANY_DATE.length - END.length
    this.body = this.#bytes.subarray(head.length)
  }

  /** The response with the current Date header. */
  get bytes(): Buffer {
    this.#setDate(Math.floor(Date.now() / 1000))
    return this.#bytes
  }

  // All HTTP dates have the same length. A slow client that has not read the bytes yet may see a later date.
  #setDate(second: number) {
    if (second === this.#second) return
    this.#second = second
    this.#bytes.write(new Date(second * 1000).toUTCString(), this.#dateAt, 'latin1')
  }
}

const ANY_DATE = new Date(0).toUTCString()
const END = '\r\n\r\n'

function headOf(headers: HeaderList): string {
  const all = [...headers, ...CONNECTION, 'Date', ANY_DATE]
  const lines = all.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${all[index + 1]}`] : []))
  return ['HTTP/1.1 200 OK', ...lines].join('\r\n') + END
}

const CONNECTION = ['Connection', 'keep-alive', 'Keep-Alive', `timeout=${KEEP_ALIVE_SECONDS}`]
