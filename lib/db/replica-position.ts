import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

const POLL_MS = 25
const TIMEOUT_MS = 2_000

/** A position in the write-ahead log, as PostgreSQL writes it: `16/B374D848`. */
export type WalPosition = string

/** Up to where the primary has written its log. Rejects when it does not answer. */
export function positionOfPrimary(url: string): Promise<WalPosition> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ position: string }>('SELECT pg_current_wal_lsn()::text AS position')
    return rows[0]?.position ?? '0/0'
  })
}

/** Resolves when the replica has replayed the log up to `position`, or on abort. Rejects when it does not answer. */
export function untilReplayed(url: string, position: WalPosition, signal: AbortSignal): Promise<void> {
  return withClient(url, async (client) => {
    while (!signal.aborted) {
      const { rows } = await client.query<{ isReplayed: boolean }>(
        'SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS "isReplayed"',
        [position],
      )
      if (rows[0]?.isReplayed) return
      await delay(POLL_MS, undefined, { ref: false })
    }
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
