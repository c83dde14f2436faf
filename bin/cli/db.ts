import type { Command } from 'commander'
import { databaseUrl } from '#lib/db/address.ts'
import { migrate } from '#lib/db/migrating.ts'
import { type MigrationPlan, planMigration } from '#lib/db/migration-plan.ts'
import { explainNewer, type MigrationStatus, migrationStatus } from '#lib/db/migration-status.ts'
import { withExamples } from './help.ts'
import { printResult } from './print-result.ts'
import { withServer } from './with-database.ts'

type Options = { json?: boolean }
type MigrateOptions = Options & { check?: boolean }

export function databaseCommands(program: Command): void {
  const db = withExamples(program.command('db').description('inspect and migrate the database'), [
    'db status',
  ])
  withExamples(
    db
      .command('migrate')
      .description('apply the migrations that the database lacks')
      .option('--check', 'change nothing; tell by the exit code what there is to apply')
      .option('--json', 'print JSON'),
    ['db migrate', 'db migrate --check'],
    'With --check, exits with 0 when there is nothing to apply, with 2 when the previous version can go on meanwhile,\n' +
      'with 3 when it has to be stopped first, and with 4 when the database is of another version of the publication.',
  ).action((options: MigrateOptions) =>
    withServer(() => (options.check ? runCheck(options) : runMigrate(options))),
  )
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

async function runCheck(options: Options) {
  const plan = await planMigration(databaseUrl())
  printResult(plan, options, describePlan)
  process.exitCode = EXIT_CODES[plan.verdict]
}

const EXIT_CODES: Record<MigrationPlan['verdict'], number> = {
  nothing: 0,
  expands: 2,
  contracts: 3,
  other: 4,
}

const VERDICTS: Record<MigrationPlan['verdict'], string> = {
  nothing: 'The database is up to date.',
  expands: 'The previous version can go on while these are applied.',
  contracts: 'Stop the previous version before these are applied.',
  other: 'The database is of another version of the publication. Update the publication to it.',
}

function describePlan({ pending, verdict }: MigrationPlan): string {
  const lines = pending.flatMap(({ name, contractions }) => [
    `pending  ${name}`,
    ...contractions.map((what) => `         ${what}`),
  ])
  return [...lines, VERDICTS[verdict]].join('\n')
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
