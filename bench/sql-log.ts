import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { queryDatabase } from './posts.ts'
import type { Site } from './site.ts'

export type Sql = { statements: number; milliseconds: number }

const LOUD = { log_min_duration_statement: '0', log_parameter_max_length: '0' }

/** Logs every SQL statement while the work runs. */
export async function withSqlLog<T>(site: Site, work: () => Promise<T>): Promise<T> {
  for (const [name, value] of Object.entries(LOUD)) await configure(site, `SET ${name} = ${value}`)
  try {
    return await work()
  } finally {
    for (const name of Object.keys(LOUD)) await configure(site, `RESET ${name}`)
  }
}

async function configure({ databaseUrl }: Site, change: string): Promise<void> {
  await queryDatabase(databaseUrl, `ALTER SYSTEM ${change}`)
  await queryDatabase(databaseUrl, 'SELECT pg_reload_conf()')
  await delay(200)
}

/**
 * Statements, and milliseconds in PostgreSQL, that some work causes, without the pings of the invalidation listener.
 */
export async function sqlOf({ dataDir }: Site, work: () => Promise<unknown>): Promise<Sql> {
  const log = join(dataDir, 'postgres.log')
  const before = statSync(log).size
  await work()
  const entries = readFrom(log, before)
    .split(/^(?=\d{4}-\d\d-\d\d )/m)
    .filter((entry) => !/pg_notify|\bLISTEN\b|SELECT 1\b/.test(entry))
  const steps = entries.flatMap((entry) => {
    const [, milliseconds, step] = /duration: ([\d.]+) ms {2}(parse|bind|execute|statement)/.exec(entry) ?? []
    return step
      ? [{ milliseconds: Number(milliseconds), isStatement: step === 'execute' || step === 'statement' }]
      : []
  })
  return {
    statements: steps.filter(({ isStatement }) => isStatement).length,
    milliseconds: steps.reduce((sum, step) => sum + step.milliseconds, 0),
  }
}

function readFrom(file: string, start: number): string {
  const buffer = Buffer.alloc(statSync(file).size - start)
  const open = openSync(file, 'r')
  readSync(open, buffer, 0, buffer.length, start)
  closeSync(open)
  return buffer.toString()
}
