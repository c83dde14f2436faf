import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BlockList } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { ConcurrencyLimit } from '#lib/core/concurrency-limit.ts'
import { BodyReader, hasBody, SMALL_BODY_BYTES, withBody } from '#server/http/body-limit.ts'
import { sendResponse } from '#server/http/buffered-response.ts'
import { closeAfter } from '#server/http/close-after.ts'
import type { HeaderList } from '#server/http/representation.ts'
import type { RequestRecord } from '#server/observability/request-observer.ts'
import type { BufferedResponse } from '#server/render/in-process-request.ts'
import { readClientAddress } from '#server/routing/forwarded.ts'
import { type RateLimit, tooManyRequests } from '#server/routing/rate-limit.ts'
import { costOf, type Route } from '#server/routing/routes.ts'

// Budget for buffered bodies: a thousand sign-ins, and eight images of the largest size.
const BODY_BUDGET = { readers: 16 * 1024 * 1024, staff: 160 * 1024 * 1024 }

// Concurrency limit of forwarded requests without a session, all networks together.
const ANONYMOUS_AT_ONCE = 8
const MAX_ANONYMOUS_WAITING = 200
const MAX_SLOT_MS = 15_000

export type Exchange = { req: IncomingMessage; res: ServerResponse; record: RequestRecord }

export type AdmissionDeps = {
  rateLimit: RateLimit
  isStaff: (req: IncomingMessage) => Promise<boolean>
  trusted: BlockList
  /** Security headers of every response. */
  common: HeaderList
}

/**
 * Admission control before any work: rate limit, body limit and concurrency limit. A rejected request has already
 * been sent its response.
 */
export class Admission {
  readonly #deps: AdmissionDeps
  readonly #readers = new BodyReader(BODY_BUDGET.readers)
  readonly #staff = new BodyReader(BODY_BUDGET.staff)
  readonly #anonymous = new ConcurrencyLimit(ANONYMOUS_AT_ONCE, MAX_ANONYMOUS_WAITING)

  constructor(deps: AdmissionDeps) {
    this.#deps = deps
  }

  /** Bytes of buffered bodies whose responses have not ended. */
  get bodyBytes(): number {
    return this.#readers.heldBytes + this.#staff.heldBytes
  }

  /** Applies the rate limit of the client's network. False: 429 has been sent. */
  async checkRate({ req, res, record }: Exchange, route: Route | null): Promise<boolean> {
    const { rateLimit, isStaff, trusted } = this.#deps
    const { client } = readClientAddress(req.socket.remoteAddress ?? '', req.headers, trusted)
    const cost = route ? costOf(route) : 1
    const seconds = rateLimit.enter(res, { client, cost, isStaff: await isStaff(req) })
    if (seconds === 0) return true
    record.cacheStatus = 'limited'
    this.#reject(req, res, tooManyRequests(seconds))
    return false
  }

  /** The request with its complete body; null when it was rejected or the client has disconnected. */
  async readBody({ req, res }: Exchange, route: Route | null): Promise<IncomingMessage | null> {
    const isStaff = await this.#deps.isStaff(req)
    const reader = isStaff ? this.#staff : this.#readers
    const body = await reader.read(req, res, (isStaff && route?.body) || SMALL_BODY_BYTES)
    if (Buffer.isBuffer(body)) return withBody(req, body)
    if (body) this.#reject(req, res, body)
    return null
  }

  /**
   * Runs the work for staff at once, and for all others within the concurrency limit. Skips it when the client has
   * disconnected; a slow reader loses its slot after 15 seconds. Throws Overloaded when too many wait.
   */
  async runLimited({ req, res }: Exchange, work: () => Promise<unknown>): Promise<void> {
    if (await this.#deps.isStaff(req)) return void (await work())
    await this.#anonymous.run(async () => {
      if (!res.closed) await Promise.race([work(), delay(MAX_SLOT_MS, undefined, { ref: false })])
    })
  }

  #reject(req: IncomingMessage, res: ServerResponse, response: BufferedResponse) {
    const isUnread = hasBody(req) && !req.readableEnded
    if (isUnread) closeAfter(res)
    const headers = isUnread ? { ...response.headers, connection: 'close' } : response.headers
    sendResponse(req, res, { ...response, headers }, this.#deps.common)
  }
}
