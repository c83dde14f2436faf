import pg from 'pg'
import { databaseUrl } from '#lib/db/address.ts'

// The text form of every value must be the same on both sides, whatever the servers' settings are.
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

/** Runs `work` on a connection of its own. When the work fails the connection is cut, whatever it was doing. */
export async function withSession<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: databaseUrl(),
    application_name: 'publication backup',
    options: SETTINGS.map((setting) => `-c ${setting}`).join(' '),
  })
  // The query under way says what happened.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const result = await work(client)
    await client.end()
    return result
  } catch (error) {
    // A server in the middle of a COPY does not hear a polite goodbye.
    client.connection.stream.destroy()
    throw error
  }
}

/** The one column of each row that a query answers. */
export async function column<T>(client: pg.Client, sql: string, values: unknown[] = []): Promise<T[]> {
  const { rows } = await client.query<[T]>({ text: sql, values, rowMode: 'array' })
  return rows.map(([value]) => value)
}
