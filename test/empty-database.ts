import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { env } from '#lib/core/env.ts'

/** A database of its own without any table, beside that of the test file. Returns its address; it goes with the run. */
export async function emptyDatabase(options = ''): Promise<string> {
  const address = new URL(env().DATABASE_URL ?? '')
  const name = `empty_${randomBytes(8).toString('hex')}`
  await rows(address.href, `CREATE DATABASE ${name} ${options}`)
  address.pathname = `/${name}`
  return address.href
}

/** What one statement answers. */
export async function rows(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  // A connection that is cut between two statements.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
