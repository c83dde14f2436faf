import { IncomingMessage, type ServerResponse } from 'node:http'
import { textResponse } from '#server/http/buffered-response.ts'
import type { BufferedResponse } from '#server/render/in-process-request.ts'

/** Body limit of routes that set none: several times the size of a sign-in form. */
export const SMALL_BODY_BYTES = 16 * 1024

const BODY_TIMEOUT_MS = 20_000
const CLOSE = { connection: 'close' }
const REQUEST_TIMEOUT = textResponse(408, 'The request took too long to arrive. Send it again.\n', CLOSE)
const BODIES_FULL = textResponse(
  503,
  'The server is receiving too many uploads. Try again in a few seconds.\n',
  {
    ...CLOSE,
    'retry-after': '5',
  },
)

/** True when the request has a body. `dispatch` rejects transfer codings other than chunked. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const coding = headers['transfer-encoding']
  return coding === undefined ? headers['content-length'] !== undefined : coding.toLowerCase() === 'chunked'
}

/** Buffers request bodies completely, so that no handler sees a body that is too large or truncated. */
export class BodyReader {
  readonly #budget: number
  #heldBytes = 0

  /** `budget`: bytes of all bodies together, each counted until its response has ended. */
  constructor(budget: number) {
    this.#budget = budget
  }

  get heldBytes(): number {
    return this.#heldBytes
  }

  /**
   * Resolves with the body (at most `maxBytes`), with the error response (408, 413, 503) when it is too large, too
   * slow or over the budget, or with null when the client has disconnected. A body declared as too large is not read.
   * Anything sent after an error response is discarded.
   */
  read(
    req: IncomingMessage,
    res: ServerResponse,
    maxBytes: number,
  ): Promise<Buffer | BufferedResponse | null> {
    if (Number(req.headers['content-length'] ?? 0) > maxBytes) return Promise.resolve(tooLarge(maxBytes))
    if (req.headers.expect !== undefined && req.httpVersion === '1.1') res.writeContinue()
    const { promise, resolve } = Promise.withResolvers<Buffer | BufferedResponse | null>()
    const body = new GrowingBuffer(maxBytes)
    const onData = (chunk: Buffer) => {
      if (body.size + chunk.length > maxBytes) return reject(tooLarge(maxBytes))
      if (this.#heldBytes + chunk.length > this.#budget) return reject(BODIES_FULL)
      body.add(chunk)
      this.#heldBytes += chunk.length
    }
    const reject = (response: BufferedResponse) => {
      req.off('data', onData).resume()
      release()
      resolve(response)
    }
    const release = () => {
      this.#heldBytes -= body.size
      body.clear()
    }
    const deadline =
      maxBytes > SMALL_BODY_BYTES ? undefined : setTimeout(() => reject(REQUEST_TIMEOUT), BODY_TIMEOUT_MS)
    res.once('close', release)
    req.on('data', onData)
    req.once('end', () => resolve(body.bytes()))
    req.once('close', () => resolve(null))
    return promise.finally(() => clearTimeout(deadline))
  }
}

/** A copy of the request whose body is the buffer. */
export function withBody(req: IncomingMessage, body: Buffer): IncomingMessage {
  const { socket, method, url, httpVersion, headers, rawHeaders } = req
  const request = Object.assign(new IncomingMessage(socket), {
    method,
    url,
    httpVersion,
    headers,
    rawHeaders,
  })
  const [major, minor] = httpVersion.split('.').map(Number)
  Object.assign(request, { httpVersionMajor: major, httpVersionMinor: minor, complete: true })
  if (body.length > 0) request.push(body)
  request.push(null)
  return request
}

function tooLarge(maxBytes: number): BufferedResponse {
  return textResponse(
    413,
    `The request body is too large. Send at most ${Math.floor(maxBytes / 1024)} kB.\n`,
    CLOSE,
  )
}

/** Copies chunks into one buffer: thousands of tiny chunks would take far more memory as separate objects. */
class GrowingBuffer {
  readonly #maxBytes: number
  #bytes = Buffer.alloc(0)
  size = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  add(chunk: Buffer) {
    const needed = this.size + chunk.length
    if (needed > this.#bytes.length) this.#grow(Math.min(this.#maxBytes, Math.max(needed, 2 * this.size)))
    chunk.copy(this.#bytes, this.size)
    this.size = needed
  }

  bytes(): Buffer {
    return this.#bytes.subarray(0, this.size)
  }

  clear() {
    this.size = 0
    this.#bytes = Buffer.alloc(0)
  }

  #grow(length: number) {
    const bytes = Buffer.allocUnsafeSlow(length)
    this.#bytes.copy(bytes, 0, 0, this.size)
    this.#bytes = bytes
  }
}
