import pg from 'pg'
import { type Migration, readMigrations } from '#lib/db/migrations.ts'

/** Names of migrations. `edited`: applied, but its file says something else now; `unknown`: applied, but there is no file. */
export type MigrationStatus = { applied: string[]; pending: string[]; edited: string[]; unknown: string[] }

type Row = { migration_name: string; checksum: string }

/** Compares the migrations of a database with the files. */
export async function migrationStatus(url: string, folder?: string): Promise<MigrationStatus> {
  const [files, rows] = await Promise.all([readMigrations(folder), appliedRows(url)])
  const checksums = new Map(rows.map((row) => [row.migration_name, row.checksum]))
  const known = new Set(files.map(({ name }) => name))
  const select = (accept: (migration: Migration) => boolean) => files.filter(accept).map(({ name }) => name)
  return {
    applied: select(({ name, checksum }) => checksums.get(name) === checksum),
    pending: select(({ name }) => !checksums.has(name)),
    edited: select(({ name, checksum }) => checksums.has(name) && checksums.get(name) !== checksum),
    unknown: [...checksums.keys()].filter((name) => !known.has(name)),
  }
}

/** What there is to say of a database that has migrations for which there are no files, and what to do. */
export function explainNewer(unknown: string[]): { found: string; advice: string } {
  return {
    found: `The database is newer: it has ${unknown.join(', ')}.`,
    advice: 'Update the publication to the version that made it.',
  }
}

async function appliedRows(url: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ known: boolean }>(
      `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known`,
    )
    if (!rows[0]?.known) return []
    const applied = await client.query<Row>(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name',
    )
    return applied.rows
  } finally {
    await client.end()
  }
}
