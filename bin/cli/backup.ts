import type { Command } from 'commander'
import { publicationItself } from '#lib/auth/viewer.ts'
import { type BackupReport, createBackup } from '#lib/backup/creating.ts'
import { restoreBackup } from '#lib/backup/restoring.ts'
import { verifyBackup } from '#lib/backup/verifying.ts'
import { addVerb, withExamples } from './help.ts'
import { printResult } from './print-result.ts'
import { userPath } from './user-path.ts'
import { withDatabase, withServer } from './with-database.ts'
import { withProgress } from './working.ts'

type Options = { json?: boolean }
type RestoreOptions = Options & { force?: boolean }

export function backupCommands(program: Command): void {
  const backup = withExamples(program.command('backup').description('back up and restore everything'), [
    'backup create monday.backup',
  ])
  addVerb(backup, {
    usage: 'create <file>',
    description: 'write the database and every image, as of one moment, to one file',
    example: 'backup create monday.backup',
    notes:
      'The site may run meanwhile. The file appears complete or not at all. It contains password hashes, so only you\n' +
      'can read it. Exits with 1 when images were missing; the backup does not contain them.',
  }).action((file: string, options: Options) => withDatabase(() => runCreate(file, options)))
  addVerb(backup, {
    usage: 'verify <file>',
    description: 'verify every part of a backup, and that this version can restore it',
    example: 'backup verify monday.backup',
    notes: 'Exits with 1 when the backup is invalid.',
  }).action((file: string, options: Options) => runVerify(file, options))
  addVerb(backup, {
    usage: 'restore <file>',
    description: 'replace everything with the content of a backup: all or nothing',
    example: 'backup restore monday.backup --force',
    notes:
      'Requires an empty database, unless --force is given. A backup of an older version is migrated.\n' +
      'The site may run; users may have to sign in again.',
  })
    .option('--force', 'replace existing content')
    .action((file: string, options: RestoreOptions) => withServer(() => runRestore(file, options)))
}

async function runCreate(file: string, options: Options) {
  const path = userPath(file)
  const report = await withProgress(
    { doing: 'Writing', stopped: 'Stopped. No backup was written.' },
    (means) => createBackup(publicationItself, { path, ...means }),
  )
  printResult({ path, ...report }, options, () => describe(path, report))
  if (report.missing.length > 0) process.exitCode = 1
}

function describe(path: string, { tables, pictures, missing }: BackupReport): string {
  return [
    `${path}: ${tables} tables and ${pictures} images.`,
    ...missing.map((key) => `Missing or changed, so not in the backup: ${key}`),
  ].join('\n')
}

async function runVerify(file: string, options: Options) {
  const path = userPath(file)
  const { header, images } = await withProgress(
    { doing: 'Checking', stopped: 'Stopped before the end of the file.' },
    ({ signal }) => verifyBackup(path, { signal }),
  )
  const { createdAt, version, format } = header
  const facts = { path, createdAt, version, format, tables: header.tables.length, pictures: images }
  printResult(
    facts,
    options,
    () => `The backup of ${createdAt} is complete: ${facts.tables} tables, ${images} images.`,
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
      `Restored the backup of ${report.createdAt}: ${report.tables} tables and ${report.pictures} images.`,
      ...report.migrated.map((name) => `Applied ${name}`),
    ].join('\n'),
  )
}
