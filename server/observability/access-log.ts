import type { Destination } from '#server/observability/log.ts'

/** What is said about a request. None of it is a text of the client's. */
export type AccessLogEntry = {
  id: string
  method: string
  route: string
  status: number
  cacheStatus: string
  ms: number
}

const BLOCK_CHARACTERS = 16 * 1024
const LONGEST_WAIT_MS = 500

/**
 * The lines about requests, as the log writes its own, but put together by hand and handed over many at a time: a line
 * of its own for each would cost more than answering from memory does.
 */
export class AccessLog {
  readonly #destination: Pick<Destination, 'write'>
  readonly #timer: NodeJS.Timeout
  #lines = ''
  #millisecond = 0
  #time = ''

  constructor(destination: Pick<Destination, 'write'>) {
    this.#destination = destination
    this.#timer = setInterval(() => this.flush(), LONGEST_WAIT_MS).unref()
  }

  add({ id, method, route, status, cacheStatus, ms }: AccessLogEntry) {
    this.#lines += `{"level":30,"time":"${this.#now()}","id":"${id}","method":"${method}","route":"${route}","status":${status},"cacheStatus":"${cacheStatus}","ms":${ms},"msg":"request"}\n`
    if (this.#lines.length > BLOCK_CHARACTERS) this.flush()
  }

  /** Hands over what there is. */
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
