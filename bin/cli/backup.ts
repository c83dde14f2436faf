import type { Command } from 'commander'
import { type BackupReport, createBackup } from '#lib/backup/creating'
import { restoreBackup } from '#lib/backup/restoring'
import { verifyBackup } from '#lib/backup/verifying'
import { publicationItself } from '#lib/people/viewer'
import { answer } from './answer.ts'
import { withExamples } from './help.ts'
import { userPath } from './user-path.ts'
import { withDatabase, withServer } from './with-database.ts'
import { withProgress } from './working.ts'

type Options = { json?: boolean }
type RestoreOptions = Options & { force?: boolean }

export function backupCommands(program: Command): void {
  const backup = withExamples(program.command('backup').description('everything in one file, and back'), [
    'backup create monday.backup',
  ])
  const verb = (usage: string, description: string, example: string, notes: string) =>
    withExamples(
      backup.command(usage).description(description).option('--json', 'print JSON'),
      [example],
      notes,
    )
  verb(
    'create <file>',
    'write the database and every picture, as of one moment, into one file',
    'backup create monday.backup',
    'The site may run meanwhile. The file is there whole or not at all; it holds password hashes, so only you can\n' +
      'read it. Exits with 1 when pictures were missing, which the file then lacks.',
  ).action((file: string, options: Options) => withDatabase(() => runCreate(file, options)))
  verb(
    'verify <file>',
    'check every part of a backup, and whether this version can restore it',
    'backup verify monday.backup',
    'Exits with 1 when it is not right.',
  ).action((file: string, options: Options) => runVerify(file, options))
  verb(
    'restore <file>',
    'put everything of a backup in the place of what is there: all or nothing',
    'backup restore monday.backup --force',
    'Goes into an empty database only, unless --force is given. A backup of an older version is brought forward.',
  )
    .option('--force', 'replace what is there')
    .action((file: string, options: RestoreOptions) => withServer(() => runRestore(file, options)))
}

async function runCreate(file: string, options: Options) {
  const path = userPath(file)
  const report = await withProgress('Writing', (means) => createBackup(publicationItself, { path, ...means }))
  answer({ path, ...report }, options, () => describe(path, report))
  if (report.missing.length > 0) process.exitCode = 1
}

function describe(path: string, { tables, pictures, missing }: BackupReport): string {
  return [
    `${path}: ${tables} tables and ${pictures} pictures.`,
    ...missing.map((key) => `Missing or changed, so not in it: ${key}`),
  ].join('\n')
}

async function runVerify(file: string, options: Options) {
  const path = userPath(file)
  const { header, pictures } = await withProgress('Checking', ({ signal }) => verifyBackup(path, { signal }))
  const { createdAt, version, format } = header
  const facts = { path, createdAt, version, format, tables: header.tables.length, pictures }
  answer(
    facts,
    options,
    () => `A whole backup of ${createdAt}: ${facts.tables} tables, ${pictures} pictures.`,
  )
}

async function runRestore(file: string, { force, ...options }: RestoreOptions) {
  const path = userPath(file)
  const report = await withProgress('Restoring', (means) =>
    restoreBackup(publicationItself, { path, force, ...means }),
  )
  answer(report, options, () =>
    [
      `Restored the backup of ${report.createdAt}: ${report.tables} tables and ${report.pictures} pictures.`,
      ...report.migrated.map((name) => `applied ${name}`),
    ].join('\n'),
  )
}
