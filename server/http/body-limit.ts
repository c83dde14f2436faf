import { IncomingMessage, type ServerResponse } from 'node:http'
import { textResponse } from '#server/http/buffered-response.ts'
import type { BufferedResponse } from '#server/render/in-process-request.ts'

/** Bytes of a body where the route table says nothing else: the fields of a sign-in several times over. */
export const SMALL_BODY_BYTES = 16 * 1024

const PATIENCE_MS = 20_000
const CLOSE = { connection: 'close' }
const TOO_LATE = textResponse(408, 'That took too long.\n', CLOSE)
const CROWDED = textResponse(503, 'Too much is being sent at the moment. Try again in a few seconds.\n', {
  ...CLOSE,
  'retry-after': '5',
})

/** True when a body comes with a request. One in another coding than chunks is refused by its head. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const coding = headers['transfer-encoding']
  return coding === undefined ? headers['content-length'] !== undefined : coding.toLowerCase() === 'chunked'
}

/** Reads bodies whole, so that nobody behind it sees one that is too large, or half of one. */
export class BodyReader {
  readonly #room: number
  #held = 0

  /** `room`: bytes of all bodies together whose requests are not yet answered. */
  constructor(room: number) {
    this.#room = room
  }

  get held(): number {
    return this.#held
  }

  /**
   * The body of a request with at most `most` bytes; the refusal when it has more, stays out, or there is no room; null
   * when the client is gone. One announced as too large is refused unread. What comes after a refusal is dropped.
   */
  read(req: IncomingMessage, res: ServerResponse, most: number): Promise<Buffer | BufferedResponse | null> {
    if (Number(req.headers['content-length'] ?? 0) > most) return Promise.resolve(tooLarge(most))
    if (req.headers.expect !== undefined && req.httpVersion === '1.1') res.writeContinue()
    const { promise, resolve } = Promise.withResolvers<Buffer | BufferedResponse | null>()
    const body = new GrowingBuffer(most)
    const take = (chunk: Buffer) => {
      if (body.size + chunk.length > most) return refuse(tooLarge(most))
      if (this.#held + chunk.length > this.#room) return refuse(CROWDED)
      body.add(chunk)
      this.#held += chunk.length
    }
    const refuse = (answer: BufferedResponse) => {
      req.off('data', take).resume()
      release()
      resolve(answer)
    }
    const release = () => {
      this.#held -= body.size
      body.clear()
    }
    const deadline = most > SMALL_BODY_BYTES ? undefined : setTimeout(() => refuse(TOO_LATE), PATIENCE_MS)
    res.once('close', release)
    req.on('data', take)
    req.once('end', () => resolve(body.bytes()))
    req.once('close', () => resolve(null))
    return promise.finally(() => clearTimeout(deadline))
  }
}

/** The same request with its whole body at hand. */
export function withBody(req: IncomingMessage, body: Buffer): IncomingMessage {
  const { socket, method, url, httpVersion, headers, rawHeaders } = req
  const whole = Object.assign(new IncomingMessage(socket), { method, url, httpVersion, headers, rawHeaders })
  const [major, minor] = httpVersion.split('.').map(Number)
  Object.assign(whole, { httpVersionMajor: major, httpVersionMinor: minor, complete: true })
  if (body.length > 0) whole.push(body)
  whole.push(null)
  return whole
}

function tooLarge(most: number): BufferedResponse {
  return textResponse(
    413,
    `That is too large: at most ${Math.floor(most / 1024)} kB are taken here.\n`,
    CLOSE,
  )
}

/** Copies what it is given: thousands of tiny chunks, each an object of its own, would take far more room than they hold. */
class GrowingBuffer {
  readonly #most: number
  #bytes = Buffer.alloc(0)
  size = 0

  constructor(most: number) {
    this.#most = most
  }

  add(chunk: Buffer) {
    const needed = this.size + chunk.length
    if (needed > this.#bytes.length) this.#grow(Math.min(this.#most, Math.max(needed, 2 * this.size)))
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
