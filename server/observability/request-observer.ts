import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { BlockList } from 'node:net'
import type { OpenSpan } from '#lib/core/tracing.ts'
import type { AccessLog } from '#server/observability/access-log.ts'
import type { Metrics } from '#server/observability/metrics.ts'
import { endRequestSpan, startRequestSpan } from '#server/observability/request-span.ts'

/** The record of a request in progress. `span`: while traces are on. */
export type RequestRecord = {
  id: string
  began: number
  route: string
  cacheStatus: string
  span?: OpenSpan | undefined
}

/** Records each request once, in the access log, in the metrics and in the traces. It records no address, query or cookie. */
export class RequestObserver {
  readonly #run = randomBytes(4).toString('hex')
  readonly #log: Pick<AccessLog, 'add'> | null
  readonly #metrics: Pick<Metrics, 'countRequest'>
  readonly #trusted: BlockList
  #count = 0

  /** `trusted`: proxies whose traces requests continue. */
  constructor(
    log: Pick<AccessLog, 'add'> | null,
    metrics: Pick<Metrics, 'countRequest'>,
    trusted = new BlockList(),
  ) {
    this.#trusted = trusted
    this.#log = log
    this.#metrics = metrics
  }

  begin(): RequestRecord {
    const id = `${this.#run}-${(++this.#count).toString(36)}`
    return { id, began: performance.now(), route: 'none', cacheStatus: 'none' }
  }

  /** Records a request when its response has closed. Status 0: nothing was sent. */
  onClose(entry: RequestRecord, req: IncomingMessage, res: ServerResponse) {
    entry.span = startRequestSpan(entry, req, this.#trusted)
    res.once('close', () => this.record(entry, req, res.headersSent ? res.statusCode : 0))
  }

  /** Records a finished request. */
  record(entry: RequestRecord, req: IncomingMessage, status: number) {
    const { id, began, route, cacheStatus } = entry
    const { method = '' } = req
    this.#metrics.countRequest(route, status, cacheStatus)
    const ms = Math.round((performance.now() - began) * 100) / 100
    this.#log?.add({ id, method, route, status, cacheStatus, ms })
    const span = entry.span ?? startRequestSpan(entry, req, this.#trusted)
    if (span) endRequestSpan(span, entry, req, status)
  }
}
