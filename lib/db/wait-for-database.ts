import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { env } from '#lib/core/env.ts'
import { Unavailable } from '#lib/core/errors.ts'

type Options = { report: (line: string) => void; patience?: number }

// What passes by itself when a database starts beside us.
const NOT_YET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  '57P03',
  '53300',
])
const PAUSE = 500

/**
 * Waits until the database of DATABASE_URL answers, for `patience` milliseconds. Throws Unavailable with the reason when
 * it does not, when it refuses us, or when it does not store UTF-8.
 */
export async function waitForDatabase(url: string, { report, patience = 30_000 }: Options): Promise<void> {
  const deadline = Date.now() + patience
  for (let attempt = 1; ; attempt++) {
    try {
      return await requireUtf8(url)
    } catch (error) {
      const code = codeOf(error)
      if (!NOT_YET.has(code) || Date.now() >= deadline) throw explain(url, code, error)
      if (attempt === 1) report(`It does not answer yet (${code}); waiting for it.`)
      await delay(PAUSE)
    }
  }
}

async function requireUtf8(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ server_encoding: string }>('SHOW server_encoding')
    const encoding = rows[0]?.server_encoding
    if (encoding === 'UTF8') return
    throw new Unavailable(
      `The database stores ${encoding}, not UTF-8. Create a new database: createdb --encoding=UTF8 --template=template0 NAME`,
    )
  } finally {
    await client.end()
  }
}

function explain(url: string, code: string, error: unknown): Unavailable {
  if (error instanceof Unavailable) return error
  const { found, advice } = explainFailure(url, error)
  const why = error instanceof Error ? error.message : String(error)
  return new Unavailable(`${found} ${advice} (${code}: ${why})`)
}

/** Why there is no connection to a database, and what to do, each in a sentence. */
export function explainFailure(url: string, error: unknown): { found: string; advice: string } {
  const { host, username, pathname } = new URL(url)
  const setting = url === env().DATABASE_DIRECT_URL ? 'DATABASE_DIRECT_URL' : 'DATABASE_URL'
  const database = pathname.slice(1)
  switch (codeOf(error)) {
    case '28P01':
      return {
        found: `The database at ${host} refuses the password of user "${username}".`,
        advice: `Correct it in ${setting}.`,
      }
    case '28000':
      return {
        found: `The database at ${host} does not let user "${username}" in.`,
        advice: `Correct ${setting}.`,
      }
    case '3D000':
      return {
        found: `There is no database "${database}" at ${host}.`,
        advice: `Make it (createdb ${database}) or correct ${setting}.`,
      }
    default:
      return {
        found: `The database at ${host} does not answer.`,
        advice: `Start it, or correct ${setting}.`,
      }
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // One address, several attempts (IPv4 and IPv6): the first says it.
  const first = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error && 'code' in first ? String(first.code) : error.name
}
