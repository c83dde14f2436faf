import { setTimeout as delay } from 'node:timers/promises'
import { NotificationConnection } from '#lib/invalidation/notification-connection.ts'
import type { Invalidation, InvalidationMessage } from '#lib/invalidation/recording.ts'
import type { Log } from '#server/observability/log.ts'

const HEARTBEAT_MS = 1_000
const MIN_RETRY_MS = 50
const MAX_RETRY_MS = 2_000
const MAX_CATCH_UP = 2_000
// Ids are assigned before the commit, so a lower id than the last one seen may arrive later.
const OVERLAP = 500

type ListenerDeps = {
  url: () => string
  /** Applies an invalidation. May be called twice for the same one. */
  apply: (change: Invalidation) => void
  /** Called when invalidations were missed and cannot be listed. */
  markAllStale: () => void
  /** Called when the connection broke or stopped responding. */
  onDisconnect: () => void
  log: Log
}

/**
 * Invalidation listener: receives every change through PostgreSQL LISTEN. After a lost connection it reconnects and
 * catches up from the changes table before the cache counts as up to date again.
 */
export class InvalidationListener {
  readonly #deps: ListenerDeps
  #connection: NotificationConnection | undefined
  #lastId: bigint | undefined
  #caughtUpUntil = 0
  #isClosed = false
  #lag = 0

  constructor(deps: ListenerDeps) {
    this.#deps = deps
  }

  /** The time (ms) up to which every change has been received: now, while connected. */
  get caughtUpUntil(): number {
    return this.#connection ? Date.now() : this.#caughtUpUntil
  }

  /** Round-trip time of the last ping, in milliseconds. */
  get lag(): number {
    return this.#lag
  }

  /** Listens until `close`. Resolves when the first connection is open or has failed. */
  async start(): Promise<void> {
    await this.#connect()
    void this.#reconnectLoop()
  }

  /** Resolves when every change committed before this call has been applied. Throws when that cannot be known. */
  async barrier(): Promise<void> {
    if (!this.#connection) throw new Error('The invalidation listener is not connected.')
    await this.#pingDatabase(this.#connection)
  }

  async close() {
    this.#isClosed = true
    await this.#connection?.close()
  }

  async #reconnectLoop() {
    let retryMs = MIN_RETRY_MS
    while (!this.#isClosed) {
      if (this.#connection) await this.#watch(this.#connection)
      if (this.#isClosed) return
      retryMs = (await this.#connect()) ? MIN_RETRY_MS : Math.min(retryMs * 2, MAX_RETRY_MS)
      if (!this.#connection) await delay(retryMs, undefined, { ref: false })
    }
  }

  async #connect(): Promise<boolean> {
    const lastId = this.#lastId
    try {
      const connection = await NotificationConnection.open(this.#deps.url(), this.#onMessage.bind(this))
      await this.#catchUp(connection, lastId)
      await this.#pingDatabase(connection)
      this.#connection = connection
      return true
    } catch (error) {
      this.#deps.log.warn({ err: error }, 'The invalidation listener could not connect. Retrying.')
      return false
    }
  }

  /** Resolves when the connection broke or missed a ping. */
  async #watch(connection: NotificationConnection) {
    const heartbeat = async () => {
      await this.#pingDatabase(connection)
      await delay(HEARTBEAT_MS, undefined, { ref: false })
      return true
    }
    const ended = connection.ended.then(() => false)
    while (await Promise.race([heartbeat().catch(() => false), ended]));
    this.#connection = undefined
    if (!this.#isClosed) this.#deps.onDisconnect()
    await connection.close()
  }

  async #pingDatabase(connection: NotificationConnection) {
    const [startedAt, started] = [Date.now(), performance.now()]
    await connection.ping()
    this.#caughtUpUntil = startedAt
    this.#lag = performance.now() - started
  }

  #onMessage(payload: string, connection: NotificationConnection) {
    const message = JSON.parse(payload) as InvalidationMessage
    const id = BigInt(message.id)
    if (this.#lastId === undefined || id > this.#lastId) this.#lastId = id
    if ('everything' in message) this.#onOversized(message.id, connection)
    else this.#deps.apply(message)
  }

  // A change too large for one notification (8,000 bytes) is read from its row. Until then nothing is served
  // unrefreshed.
  #onOversized(id: string, connection: NotificationConnection) {
    this.#deps.markAllStale()
    connection
      .query<Invalidation>('SELECT refresh, stale, removed FROM changes WHERE id = $1', [id])
      .then(([row]) => row && this.#deps.apply(row))
      .catch((error) =>
        this.#deps.log.warn({ err: error, id }, 'An invalidation could not be read from the changes table.'),
      )
  }

  async #catchUp(connection: NotificationConnection, lastId: bigint | undefined) {
    const [{ first, last } = { first: null, last: null }] = await connection.query<
      Record<'first' | 'last', string | null>
    >('SELECT min(id)::text AS first, max(id)::text AS last FROM changes')
    this.#lastId = BigInt(last ?? 0)
    const isListed = lastId !== undefined && BigInt(first ?? 0) <= lastId + 1n && this.#lastId >= lastId
    const missed = isListed ? await readSince(connection, lastId - BigInt(OVERLAP)) : []
    if (!isListed || missed.length > MAX_CATCH_UP) this.#deps.markAllStale()
    for (const change of missed) this.#deps.apply(change)
  }
}

function readSince(connection: NotificationConnection, id: bigint): Promise<Invalidation[]> {
  return connection.query<Required<Invalidation>>(
    'SELECT refresh, stale, removed FROM changes WHERE id > $1 ORDER BY id LIMIT $2',
    [String(id), MAX_CATCH_UP + 1],
  )
}
