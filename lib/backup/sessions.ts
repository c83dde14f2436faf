import pg from 'pg'
import { databaseUrl } from '#lib/db/address.ts'

// Fixes the text format of every value, whatever the server's settings are.
const SETTINGS = [
  'client_encoding=UTF8',
  'DateStyle=ISO',
  'IntervalStyle=postgres',
  'TimeZone=UTC',
  'extra_float_digits=1',
  'bytea_output=hex',
  'search_path=public',
  'statement_timeout=0',
  'idle_in_transaction_session_timeout=0',
]

/** Runs `work` on its own connection. If the work fails, the connection is cut, even in the middle of a query. */
export async function withSession<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: databaseUrl(),
    application_name: 'publication backup',
    options: SETTINGS.map((setting) => `-c ${setting}`).join(' '),
  })
  // The current query reports the error.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const result = await work(client)
    await client.end()
    return result
  } catch (error) {
    // During a COPY the server ignores a graceful disconnect.
    client.connection.stream.destroy()
    throw error
  }
}

/** The single column of every row of a query. */
export async function column<T>(client: pg.Client, sql: string, values: unknown[] = []): Promise<T[]> {
  const { rows } = await client.query<[T]>({ text: sql, values, rowMode: 'array' })
  return rows.map(([value]) => value)
}
