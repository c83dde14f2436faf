import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { CHANNEL } from '#lib/invalidation/recording.ts'

const PING_TIMEOUT_MS = 2_000
const TIMEOUT_MS = 5_000

/** A LISTEN connection that receives invalidations, and its own pings. */
export class NotificationConnection {
  readonly #client: pg.Client
  readonly #channel = `door_${randomBytes(8).toString('hex')}`
  readonly #echoes = new Map<string, () => void>()
  #count = 0
  #turn: Promise<unknown> = Promise.resolve()
  /** Resolves when the connection has ended for any reason. */
  readonly ended: Promise<void>

  private constructor(
    url: string,
    onNotification: (payload: string, connection: NotificationConnection) => void,
  ) {
    this.#client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: TIMEOUT_MS,
      // A broken connection can be silent without closing.
      query_timeout: TIMEOUT_MS,
      application_name: 'publication changes',
    })
    this.ended = new Promise((resolve) => this.#client.once('end', resolve))
    this.#client.on('error', () => {})
    this.#client.on('notification', ({ channel, payload = '' }) => {
      if (channel === this.#channel) this.#echoes.get(payload)?.()
      else onNotification(payload, this)
    })
  }

  /** Connects and listens. `onNotification` receives each notification from then on. */
  static async open(
    url: string,
    onNotification: (payload: string, connection: NotificationConnection) => void,
  ): Promise<NotificationConnection> {
    const connection = new NotificationConnection(url, onNotification)
    try {
      await connection.#client.connect()
      await connection.query(`LISTEN ${CHANNEL}; LISTEN ${connection.#channel}`)
      return connection
    } catch (error) {
      await connection.close()
      throw error
    }
  }

  /** Runs a statement after those before it: a connection takes one at a time. */
  async query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]> {
    const result = this.#turn.then(() => this.#client.query<Row>(sql, values))
    this.#turn = result.catch(() => {})
    return (await result).rows
  }

  /**
   * Notifies itself and waits for the echo. PostgreSQL delivers in commit order, so everything committed before has
   * arrived by then. Throws on timeout.
   */
  async ping(): Promise<void> {
    const payload = String(++this.#count)
    const echo = new Promise<void>((resolve) => this.#echoes.set(payload, resolve))
    try {
      await inTime(this.query('SELECT pg_notify($1, $2)', [this.#channel, payload]).then(() => echo))
    } finally {
      this.#echoes.delete(payload)
    }
  }

  async close() {
    await Promise.race([this.#client.end().catch(() => {}), delay(500, undefined, { ref: false })])
  }
}

async function inTime<Value>(promise: Promise<Value>): Promise<Value> {
  const timeout = delay(PING_TIMEOUT_MS, 'late' as const, { ref: false })
  const winner = await Promise.race([promise, timeout])
  if (winner === 'late') throw new Error('The database does not announce changes.')
  return await promise
}
