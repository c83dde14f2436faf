import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { env } from '#lib/core/env.ts'

/** Creates an empty database beside that of the test file. Returns its URL; it is deleted with the run. */
export async function emptyDatabase(options = ''): Promise<string> {
  const address = new URL(env().DATABASE_URL ?? '')
  const name = `empty_${randomBytes(8).toString('hex')}`
  await rows(address.href, `CREATE DATABASE ${name} ${options}`)
  address.pathname = `/${name}`
  return address.href
}

/** The result of one statement. */
export async function rows(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  // The connection may be closed between two statements.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
