import { setTimeout as delay } from 'node:timers/promises'
import { NotificationConnection } from '#lib/invalidation/notification-connection.ts'
import type { Invalidation, InvalidationMessage } from '#lib/invalidation/recording.ts'
import type { Log } from '#server/observability/log.ts'

const HEARTBEAT_MS = 1_000
const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 2_000
const MOST_TO_CATCH_UP = 2_000
// Numbers are given before commits: one below the last that was heard may still have been on its way.
const OVERLAP = 500

type Parts = {
  url: () => string
  /** Something was touched. May be told twice. */
  apply: (touched: Invalidation) => void
  /** Changes may have been missed that cannot be listed. */
  doubtEverything: () => void
  /** The connection broke or fell silent. */
  lost: () => void
  log: Log
}

/**
 * Hears every change, and knows when it cannot. A lost connection is made again, and what happened meanwhile is caught
 * up with before anything counts as known again.
 */
export class InvalidationListener {
  readonly #parts: Parts
  #hearing: NotificationConnection | undefined
  #lastHeard: bigint | undefined
  #knownUntil = 0
  #isClosed = false
  #lag = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** The moment (ms) up to which every change has been heard: now, while the connection is good. */
  get caughtUpUntil(): number {
    return this.#hearing ? Date.now() : this.#knownUntil
  }

  /** Milliseconds that the last notification to itself took. */
  get lag(): number {
    return this.#lag
  }

  /** Listens until closed. Resolves when the first connection stands or could not be made. */
  async start(): Promise<void> {
    await this.#connect()
    void this.#keepListening()
  }

  /** Resolves when everything committed before this call has been applied. Throws when that cannot be known. */
  async barrier(): Promise<void> {
    if (!this.#hearing) throw new Error('Changes are not heard at the moment.')
    await this.#echo(this.#hearing)
  }

  async close() {
    this.#isClosed = true
    await this.#hearing?.close()
  }

  async #keepListening() {
    let pause = FIRST_PAUSE_MS
    while (!this.#isClosed) {
      if (this.#hearing) await this.#watch(this.#hearing)
      if (this.#isClosed) return
      pause = (await this.#connect()) ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS)
      if (!this.#hearing) await delay(pause, undefined, { ref: false })
    }
  }

  async #connect(): Promise<boolean> {
    const lastHeard = this.#lastHeard
    try {
      const hearing = await NotificationConnection.open(this.#parts.url(), this.#hear.bind(this))
      await this.#catchUp(hearing, lastHeard)
      await this.#echo(hearing)
      this.#hearing = hearing
      return true
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'Changes cannot be heard. Trying again.')
      return false
    }
  }

  /** Resolves when the connection is no longer good. */
  async #watch(hearing: NotificationConnection) {
    const beat = async () => {
      await this.#echo(hearing)
      await delay(HEARTBEAT_MS, undefined, { ref: false })
      return true
    }
    const ended = hearing.ended.then(() => false)
    while (await Promise.race([beat().catch(() => false), ended]));
    this.#hearing = undefined
    if (!this.#isClosed) this.#parts.lost()
    await hearing.close()
  }

  async #echo(hearing: NotificationConnection) {
    const [at, began] = [Date.now(), performance.now()]
    await hearing.ping()
    this.#knownUntil = at
    this.#lag = performance.now() - began
  }

  #hear(payload: string, hearing: NotificationConnection) {
    const announcement = JSON.parse(payload) as InvalidationMessage
    const id = BigInt(announcement.id)
    if (this.#lastHeard === undefined || id > this.#lastHeard) this.#lastHeard = id
    if ('everything' in announcement) this.#hearEverything(announcement.id, hearing)
    else this.#parts.apply(announcement)
  }

  // What was removed stands in the row; until it is read, nothing is served unrefreshed.
  #hearEverything(id: string, hearing: NotificationConnection) {
    this.#parts.doubtEverything()
    hearing
      .query<Invalidation>('SELECT refresh, stale, removed FROM changes WHERE id = $1', [id])
      .then(([row]) => row && this.#parts.apply(row))
      .catch((error) => this.#parts.log.warn({ err: error, id }, 'A change could not be read.'))
  }

  async #catchUp(hearing: NotificationConnection, lastHeard: bigint | undefined) {
    const [{ first, last } = { first: null, last: null }] = await hearing.query<
      Record<'first' | 'last', string | null>
    >('SELECT min(id)::text AS first, max(id)::text AS last FROM changes')
    this.#lastHeard = BigInt(last ?? 0)
    const isListed =
      lastHeard !== undefined && BigInt(first ?? 0) <= lastHeard + 1n && this.#lastHeard >= lastHeard
    const missed = isListed ? await readSince(hearing, lastHeard - BigInt(OVERLAP)) : []
    if (!isListed || missed.length > MOST_TO_CATCH_UP) this.#parts.doubtEverything()
    for (const touched of missed) this.#parts.apply(touched)
  }
}

function readSince(hearing: NotificationConnection, id: bigint): Promise<Invalidation[]> {
  return hearing.query<Required<Invalidation>>(
    'SELECT refresh, stale, removed FROM changes WHERE id > $1 ORDER BY id LIMIT $2',
    [String(id), MOST_TO_CATCH_UP + 1],
  )
}
