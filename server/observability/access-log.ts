import type { Destination } from '#server/observability/log.ts'

/** An access log entry. No field contains text from the client. */
export type AccessLogEntry = {
  id: string
  method: string
  route: string
  status: number
  cacheStatus: string
  ms: number
}

const FLUSH_CHARACTERS = 16 * 1024
const FLUSH_INTERVAL_MS = 500

/**
 * The access log: one JSON line per request in the format of the log, but written in batches. One write per line
 * would cost more than a cache hit.
 */
export class AccessLog {
  readonly #destination: Pick<Destination, 'write'>
  readonly #timer: NodeJS.Timeout
  #lines = ''
  #millisecond = 0
  #time = ''

  constructor(destination: Pick<Destination, 'write'>) {
    this.#destination = destination
    this.#timer = setInterval(() => this.flush(), FLUSH_INTERVAL_MS).unref()
  }

  add({ id, method, route, status, cacheStatus, ms }: AccessLogEntry) {
    this.#lines += `{"level":30,"time":"${this.#now()}","id":"${id}","method":"${method}","route":"${route}","status":${status},"cacheStatus":"${cacheStatus}","ms":${ms},"msg":"request"}\n`
    if (this.#lines.length > FLUSH_CHARACTERS) this.flush()
  }

  /** Writes the buffered lines. */
  flush() {
    if (this.#lines) this.#destination.write(this.#lines)
    this.#lines = ''
  }

  close() {
    clearInterval(this.#timer)
    this.flush()
  }

  #now(): string {
    const millisecond = Date.now()
    if (millisecond !== this.#millisecond) this.#time = new Date(millisecond).toISOString()
    this.#millisecond = millisecond
    return this.#time
  }
}
