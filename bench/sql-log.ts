import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { askDatabase } from './posts.ts'
import type { Site } from './site.ts'

export type Sql = { statements: number; milliseconds: number }

/** Has PostgreSQL write down every statement from now on. */
export async function logSql({ databaseUrl }: Site): Promise<void> {
  await askDatabase(databaseUrl, 'ALTER SYSTEM SET log_min_duration_statement = 0')
  await askDatabase(databaseUrl, 'SELECT pg_reload_conf()')
  await delay(300)
}

/** What PostgreSQL did for some work: statements, and milliseconds of it. What the door tells itself does not count. */
export async function sqlOf({ dataDir }: Site, work: () => Promise<unknown>): Promise<Sql> {
  const read = () => readFileSync(join(dataDir, 'postgres.log'), 'utf8')
  const before = read().length
  await work()
  const entries = read()
    .slice(before)
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
