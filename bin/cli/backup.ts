import type { Command } from 'commander'
import { publicationItself } from '#lib/auth/viewer.ts'
import { type BackupReport, createBackup } from '#lib/backup/creating.ts'
import { restoreBackup } from '#lib/backup/restoring.ts'
import { verifyBackup } from '#lib/backup/verifying.ts'
import { printResult } from './print-result.ts'
import { addVerb, withExamples } from './help.ts'
import { userPath } from './user-path.ts'
import { withDatabase, withServer } from './with-database.ts'
import { withProgress } from './working.ts'

type Options = { json?: boolean }
type RestoreOptions = Options & { force?: boolean }

export function backupCommands(program: Command): void {
  const backup = withExamples(program.command('backup').description('everything in one file, and back'), [
    'backup create monday.backup',
  ])
  addVerb(backup, {
    usage: 'create <file>',
    description: 'write the database and every picture, as of one moment, into one file',
    example: 'backup create monday.backup',
    notes:
      'The site may run meanwhile. The file is there whole or not at all; it holds password hashes, so only you can\n' +
      'read it. Exits with 1 when pictures were missing, which the file then lacks.',
  }).action((file: string, options: Options) => withDatabase(() => runCreate(file, options)))
  addVerb(backup, {
    usage: 'verify <file>',
    description: 'check every part of a backup, and whether this version can restore it',
    example: 'backup verify monday.backup',
    notes: 'Exits with 1 when it is not right.',
  }).action((file: string, options: Options) => runVerify(file, options))
  addVerb(backup, {
    usage: 'restore <file>',
    description: 'put everything of a backup in the place of what is there: all or nothing',
    example: 'backup restore monday.backup --force',
    notes:
      'Goes into an empty database only, unless --force is given. A backup of an older version is brought forward.\n' +
      'The site may run; people may have to sign in again.',
  })
    .option('--force', 'replace what is there')
    .action((file: string, options: RestoreOptions) => withServer(() => runRestore(file, options)))
}

async function runCreate(file: string, options: Options) {
  const path = userPath(file)
  const report = await withProgress({ doing: 'Writing', stopped: 'Stopped. There is no backup.' }, (means) =>
    createBackup(publicationItself, { path, ...means }),
  )
  printResult({ path, ...report }, options, () => describe(path, report))
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
  const { header, pictures } = await withProgress(
    { doing: 'Checking', stopped: 'Stopped before the end of the file.' },
    ({ signal }) => verifyBackup(path, { signal }),
  )
  const { createdAt, version, format } = header
  const facts = { path, createdAt, version, format, tables: header.tables.length, pictures }
  printResult(
    facts,
    options,
    () => `A whole backup of ${createdAt}: ${facts.tables} tables, ${pictures} pictures.`,
  )
}

async function runRestore(file: string, { force, ...options }: RestoreOptions) {
  const path = userPath(file)
  const report = await withProgress(
    { doing: 'Restoring', stopped: 'Stopped. Nothing was changed.' },
    (means) => restoreBackup(publicationItself, { path, force, ...means }),
  )
  printResult(report, options, () =>
    [
      `Restored the backup of ${report.createdAt}: ${report.tables} tables and ${report.pictures} pictures.`,
      ...report.migrated.map((name) => `applied ${name}`),
    ].join('\n'),
  )
}
