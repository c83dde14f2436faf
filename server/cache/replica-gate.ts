import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { readFromReplica } from '#lib/db/reader-context.ts'
import type { Log } from '#server/observability/log.ts'

const POLL_MS = 25
const RETRY_MS = 1_000
const TIMEOUT_MS = 2_000

export type ReadForReader = <T>(work: () => Promise<T>) => Promise<T>

type GateDeps = { primary: () => string; replica: string; log: Log }

/**
 * Decides which database readers' pages are read from. After each change it is closed, and the primary is read, until
 * the replica has replayed everything that was committed when the change was heard; so no reader sees an older state
 * than the page cache knows of. A replica that fails or falls silent closes it too.
 */
export class ReplicaGate {
  readonly #deps: GateDeps
  readonly #stopping = new AbortController()
  readonly #closed: Promise<void>
  /** Counts what it was closed for; it opens for what it was when the position of the primary was asked. */
  #wanted = 1
  #reached = 0
  #wake = () => {}

  constructor(deps: GateDeps) {
    this.#deps = deps
    this.#closed = this.#run()
  }

  /** True when readers' pages are read from the replica. */
  get isOpen(): boolean {
    return this.#reached === this.#wanted
  }

  closeUntilReplayed() {
    this.#wanted++
    this.#wake()
  }

  /** Reads from the replica while the gate is open, and again from the primary when that fails. */
  async read<T>(work: () => Promise<T>): Promise<T> {
    if (!this.isOpen) return work()
    try {
      return await readFromReplica(work)
    } catch {
      this.closeUntilReplayed()
      return work()
    }
  }

  async close() {
    this.#stopping.abort()
    this.#wake()
    await this.#closed
  }

  async #run() {
    let isWarned = false
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#follow()
        isWarned = false
      } catch (error) {
        if (!isWarned) this.#deps.log.warn({ err: error }, 'The replica is not read: the primary answers.')
        isWarned = true
        await delay(RETRY_MS, undefined, { ref: false })
      }
    }
  }

  /** Opens the gate when the replica has caught up, once. Rejects when one of the two databases does not answer. */
  async #follow() {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    const wanted = this.#wanted
    if (this.isOpen) return woken
    const { position } = await ask<{ position: string }>(
      this.#deps.primary(),
      'SELECT pg_current_wal_lsn()::text AS position',
    )
    await withClient(this.#deps.replica, async (replica) => {
      while (!this.#stopping.signal.aborted) {
        const sql = 'SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS "isReplayed"'
        const { rows } = await replica.query<{ isReplayed: boolean }>(sql, [position])
        if (rows[0]?.isReplayed) break
        await delay(POLL_MS, undefined, { ref: false })
      }
    })
    this.#reached = wanted
  }
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row> {
  return withClient(url, async (client) => {
    const [row] = (await client.query<Row>(sql)).rows
    if (!row) throw new Error('The database answered without a row.')
    return row
  })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
    application_name: 'publication replica',
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await Promise.race([client.end().catch(() => {}), delay(500, undefined, { ref: false })])
  }
}
