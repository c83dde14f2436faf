import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { Unavailable } from '#lib/core/errors.ts'

// Not listening yet; starting up or replaying its log.
const NOT_YET = ['ECONNREFUSED', 'ECONNRESET', '57P03']
const NO_DATABASE = '3D000'
const WRONG_PASSWORD = '28P01'

/** Waits until the server answers, as long as it runs, and makes the database that the address names if it is missing. */
export async function ensureDatabase(url: string, isRunning: () => boolean): Promise<void> {
  while (isRunning()) {
    const code = await codeOf(query(url, 'SELECT 1'))
    if (code === undefined) return
    if (code === NO_DATABASE) await createDatabase(url)
    else if (NOT_YET.includes(code)) await delay(20)
    else throw new Unavailable(refusal(code))
  }
  throw new Unavailable('PostgreSQL ended before it was ready.')
}

async function createDatabase(url: string) {
  const server = new URL(url)
  const name = server.pathname.slice(1)
  server.pathname = '/postgres'
  await query(server.href, `CREATE DATABASE ${name}`)
}

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(sql)
  } finally {
    await client.end()
  }
}

async function codeOf(attempt: Promise<void>): Promise<string | undefined> {
  try {
    await attempt
    return undefined
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

function refusal(code: string): string {
  if (code !== WRONG_PASSWORD) return `PostgreSQL refuses to connect (${code}).`
  return 'The password in the data folder is not the one its database was made with. Put the file postgres.password back, or delete the data folder to begin again.'
}
