import type pg from 'pg'
import { Unavailable } from '#lib/core/errors.ts'
import { withConnection } from '#lib/db/connection.ts'
import { migrationStatus } from '#lib/db/migration-status.ts'
import { MIGRATIONS, type Migration, readMigrations } from '#lib/db/migrations.ts'
import { CREATE_MIGRATIONS_TABLE, recordedMigrations, recordMigration } from '#lib/db/migrations-table.ts'

// The advisory lock that `prisma migrate deploy` takes. Held until the connection closes.
export const MIGRATION_LOCK = 72_707_369

/**
 * Applies the migrations that the database lacks and returns their names. Instances that start together wait for one
 * another. Each migration is one transaction together with its row in `_prisma_migrations`: one that fails, or is killed
 * half-way, leaves nothing. Throws Unavailable with the reason, also for a database that belongs to something else.
 */
export async function migrate(url: string, folder = MIGRATIONS): Promise<string[]> {
  const { pending } = await migrationStatus(url, folder)
  if (pending.length === 0) return []
  const migrations = await readMigrations(folder)
  return withConnection(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await requireOwnDatabase(client)
    const missing = await missingMigrations(client, migrations)
    for (const migration of missing) await applyMigration(client, migration)
    return missing.map(({ name }) => name)
  })
}

async function requireOwnDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables
     WHERE schemaname = current_schema() AND to_regclass('_prisma_migrations') IS NULL ORDER BY 1 LIMIT 1`,
  )
  if (!rows[0]) return
  throw new Unavailable(
    `This database holds something else: it has a table ${rows[0].name}. Nothing was changed. ` +
      'Make one for the publication alone (createdb NAME) and give its address in DATABASE_URL.',
  )
}

/** Asked again under the lock: another instance may have applied some meanwhile. */
async function missingMigrations(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const recorded = await recordedMigrations(client)
  const unfinished = recorded.find(({ isFinished }) => !isFinished)
  if (unfinished) throw explainUnfinished(unfinished.name)
  const names = new Set(recorded.map(({ name }) => name))
  return migrations.filter(({ name }) => !names.has(name))
}

async function applyMigration(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(CREATE_MIGRATIONS_TABLE)
    await client.query(migration.sql)
    await recordMigration(client, migration)
    await client.query('COMMIT')
  } catch (error) {
    // On a lost connection PostgreSQL has rolled back by itself.
    await client.query('ROLLBACK').catch(() => {})
    throw explainFailure(migration.name, error)
  }
}

function explainFailure(name: string, error: unknown): Unavailable {
  const why = error instanceof Error ? error.message : String(error)
  return new Unavailable(
    `The migration ${name} failed: ${why}\nIt was rolled back, so the database is as it was. ` +
      'Go on with the previous version of the publication, or remove what the message names and start again.',
    { cause: error },
  )
}

/** `prisma migrate deploy` records a migration before it applies it. */
function explainUnfinished(name: string): Unavailable {
  return new Unavailable(
    `The migration ${name} was started by another program and did not finish. Nothing was changed. ` +
      `Undo what it left in the database, then run: npx prisma migrate resolve --rolled-back ${name}`,
  )
}
