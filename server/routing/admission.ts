import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BlockList } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { BodyReader, hasBody, SMALL_BODY_BYTES, withBody } from '#server/http/body-limit.ts'
import { sendResponse } from '#server/http/buffered-response.ts'
import { closeAfter } from '#server/http/close-after.ts'
import type { HeaderList } from '#server/http/representation.ts'
import type { RequestRecord } from '#server/observability/request-observer.ts'
import { ConcurrencyLimit } from '#server/render/concurrency-limit.ts'
import type { BufferedResponse } from '#server/render/in-process-request.ts'
import { readClientAddress } from '#server/routing/forwarded.ts'
import { type RateLimit, tooManyRequests } from '#server/routing/rate-limit.ts'
import { costOf, type Route } from '#server/routing/routes.ts'

// A thousand sign-ins at once, and eight pictures of the largest size.
const ROOM = { readers: 16 * 1024 * 1024, staff: 160 * 1024 * 1024 }

// What is passed on for those who are not signed in, all networks together.
const STRANGERS_AT_ONCE = 8
const MOST_STRANGERS_WAITING = 200
const LONGEST_TURN_MS = 15_000

export type Exchange = { req: IncomingMessage; res: ServerResponse; record: RequestRecord }

export type AdmissionDeps = {
  rateLimit: RateLimit
  isStaff: (req: IncomingMessage) => Promise<boolean>
  trusted: BlockList
  /** Headers of every answer. */
  common: HeaderList
}

/** Bounds what a request may cause and send, before anything is done for it. Whoever is refused has been told. */
export class Admission {
  readonly #parts: AdmissionDeps
  readonly #readers = new BodyReader(ROOM.readers)
  readonly #staff = new BodyReader(ROOM.staff)
  readonly #strangers = new ConcurrencyLimit(STRANGERS_AT_ONCE, MOST_STRANGERS_WAITING)

  constructor(parts: AdmissionDeps) {
    this.#parts = parts
  }

  /** Bytes of all bodies whose requests are not yet answered. */
  get bodyBytes(): number {
    return this.#readers.held + this.#staff.held
  }

  /** True when the network it comes from may cause this work now. */
  async mayWork({ req, res, record }: Exchange, route: Route | null): Promise<boolean> {
    const { rateLimit, isStaff, trusted } = this.#parts
    const { client } = readClientAddress(req.socket.remoteAddress ?? '', req.headers, trusted)
    const cost = route ? costOf(route) : 1
    const seconds = rateLimit.enter(res, { client, cost, isStaff: await isStaff(req) })
    if (seconds === 0) return true
    record.cacheStatus = 'limited'
    this.#refuse(req, res, tooManyRequests(seconds))
    return false
  }

  /** The request with its whole body; null when it has been refused, or nobody is there any more. */
  async takeBody({ req, res }: Exchange, route: Route | null): Promise<IncomingMessage | null> {
    const isStaff = await this.#parts.isStaff(req)
    const reader = isStaff ? this.#staff : this.#readers
    const body = await reader.read(req, res, (isStaff && route?.body) || SMALL_BODY_BYTES)
    if (Buffer.isBuffer(body)) return withBody(req, body)
    if (body) this.#refuse(req, res, body)
    return null
  }

  /**
   * Does what is to be done for staff at once, and for all others a few at a time: nothing for whoever left meanwhile,
   * and nobody keeps a place by reading slowly. Throws Crowded when too many wait.
   */
  async inTurn({ req, res }: Exchange, work: () => Promise<unknown>): Promise<void> {
    if (await this.#parts.isStaff(req)) return void (await work())
    await this.#strangers.run(async () => {
      if (!res.closed) await Promise.race([work(), delay(LONGEST_TURN_MS, undefined, { ref: false })])
    })
  }

  #refuse(req: IncomingMessage, res: ServerResponse, answer: BufferedResponse) {
    const isUnread = hasBody(req) && !req.readableEnded
    if (isUnread) closeAfter(res)
    const headers = isUnread ? { ...answer.headers, connection: 'close' } : answer.headers
    sendResponse(req, res, { ...answer, headers }, this.#parts.common)
  }
}
