import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AccessLog } from '#server/observability/access-log.ts'
import type { Metrics } from '#server/observability/metrics.ts'

/** The access log record of a request in progress. */
export type RequestRecord = { id: string; began: number; route: string; cacheStatus: string }

/** Records each request once, in the access log and in the metrics. It records no address, query or cookie. */
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

  /** Records a request when its response has closed. Status 0: nothing was sent. */
  onClose(entry: RequestRecord, req: IncomingMessage, res: ServerResponse) {
    res.once('close', () => this.record(entry, req, res.headersSent ? res.statusCode : 0))
  }

  /** Records a finished request. */
  record({ id, began, route, cacheStatus }: RequestRecord, { method = '' }: IncomingMessage, status: number) {
    this.#metrics.countRequest(route, status, cacheStatus)
    const ms = Math.round((performance.now() - began) * 100) / 100
    this.#log?.add({ id, method, route, status, cacheStatus, ms })
  }
}
