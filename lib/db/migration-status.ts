import { withConnection } from '#lib/db/connection.ts'
import { type Migration, readMigrations } from '#lib/db/migrations.ts'
import { recordedMigrations } from '#lib/db/migrations-table.ts'

/** Names of migrations. `edited`: applied, but its file says something else now; `unknown`: applied, but there is no file. */
export type MigrationStatus = { applied: string[]; pending: string[]; edited: string[]; unknown: string[] }

/** Compares the migrations of a database with the files. */
export async function migrationStatus(url: string, folder?: string): Promise<MigrationStatus> {
  const [files, recorded] = await Promise.all([
    readMigrations(folder),
    withConnection(url, recordedMigrations),
  ])
  const applied = recorded.filter(({ isFinished }) => isFinished)
  const checksums = new Map(applied.map(({ name, checksum }) => [name, checksum]))
  const known = new Set(files.map(({ name }) => name))
  const select = (accept: (migration: Migration) => boolean) => files.filter(accept).map(({ name }) => name)
  return {
    applied: select(({ name, checksum }) => checksums.get(name) === checksum),
    pending: select(({ name }) => !checksums.has(name)),
    edited: select(({ name, checksum }) => checksums.has(name) && checksums.get(name) !== checksum),
    unknown: [...checksums.keys()].filter((name) => !known.has(name)),
  }
}

/** What to tell the operator of a database that has migrations for which there are no files. */
export function explainNewer(unknown: string[]): { found: string; advice: string } {
  return {
    found: `The database is newer: it has ${unknown.join(', ')}.`,
    advice: 'Update the publication to the version that made it.',
  }
}
