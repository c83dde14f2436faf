import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AccessLog } from '#server/observability/access-log.ts'
import type { Metrics } from '#server/observability/metrics.ts'

/** What is noted about a request while it is answered. */
export type RequestRecord = { id: string; began: number; route: string; cacheStatus: string }

/**
 * Notes one line and one count per request. No address, query, cookie or other secret of a reader is noted.
 */
export class RequestObserver {
  readonly #run = randomBytes(4).toString('hex')
  readonly #log: Pick<AccessLog, 'add'> | null
  readonly #metrics: Pick<Metrics, 'countRequest'>
  #count = 0

  constructor(log: Pick<AccessLog, 'add'> | null, metrics: Pick<Metrics, 'countRequest'>) {
    this.#log = log
    this.#metrics = metrics
  }

  begin(): RequestRecord {
    const id = `${this.#run}-${(++this.#count).toString(36)}`
    return { id, began: performance.now(), route: 'none', cacheStatus: 'none' }
  }

  /** Notes a request once it is over. */
  onClose(entry: RequestRecord, req: IncomingMessage, res: ServerResponse) {
    res.once('close', () => this.record(entry, req, res.headersSent ? res.statusCode : 0))
  }

  /** Notes a request that is over. */
  record({ id, began, route, cacheStatus }: RequestRecord, { method = '' }: IncomingMessage, status: number) {
    this.#metrics.countRequest(route, status, cacheStatus)
    const ms = Math.round((performance.now() - began) * 100) / 100
    this.#log?.add({ id, method, route, status, cacheStatus, ms })
  }
}
