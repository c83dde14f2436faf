import type { Command } from 'commander'
import { databaseUrl } from '#lib/db/address.ts'
import { migrate } from '#lib/db/migrating.ts'
import { explainNewer, type MigrationStatus, migrationStatus } from '#lib/db/migration-status.ts'
import { withExamples } from './help.ts'
import { printResult } from './print-result.ts'
import { withServer } from './with-database.ts'

type Options = { json?: boolean }

export function databaseCommands(program: Command): void {
  const db = withExamples(program.command('db').description('inspect and migrate the database'), [
    'db status',
  ])
  withExamples(
    db
      .command('migrate')
      .description('apply the migrations that the database lacks')
      .option('--json', 'print JSON'),
    ['db migrate'],
  ).action((options: Options) => withServer(() => runMigrate(options)))
  withExamples(
    db
      .command('status')
      .description('list applied and missing migrations; exits with 1 unless the database is up to date')
      .option('--json', 'print JSON'),
    ['db status --json'],
  ).action((options: Options) => withServer(() => runStatus(options)))
}

async function runMigrate(options: Options) {
  const applied = await migrate(databaseUrl())
  const { unknown } = await migrationStatus(databaseUrl())
  printResult({ applied, unknown }, options, () =>
    [...applied.map((name) => `Applied ${name}`), ...sumUp(applied, unknown)].join('\n'),
  )
  if (unknown.length > 0) process.exitCode = 1
}

function sumUp(applied: string[], unknown: string[]): string[] {
  if (unknown.length > 0) return [Object.values(explainNewer(unknown)).join(' ')]
  return applied.length === 0 ? ['The database is up to date.'] : []
}

async function runStatus(options: Options) {
  const status = await migrationStatus(databaseUrl())
  printResult(status, options, describe)
  const { pending, edited, unknown } = status
  if ([...pending, ...edited, ...unknown].length > 0) process.exitCode = 1
}

function describe(status: MigrationStatus): string {
  const states = ['applied', 'pending', 'edited', 'unknown'] as const
  return states.flatMap((state) => status[state].map((name) => `${state.padEnd(8)} ${name}`)).join('\n')
}
