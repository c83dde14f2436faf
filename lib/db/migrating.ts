import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import { Unavailable } from '#lib/core/errors.ts'
import { migrationStatus } from '#lib/db/migration-status.ts'
import { MIGRATIONS, type Migration, readMigrations } from '#lib/db/migrations.ts'
import { type EngineSession, withSchemaEngine } from '#lib/db/schema-engine.ts'

// The engine's own: it would take it later and give up after ten seconds. Held until the session ends.
export const MIGRATION_LOCK = 72_707_369

/**
 * Applies the migrations that the database lacks and returns the names of those it applied. Instances that start together
 * wait for one another. Each migration is one transaction together with its line in Prisma's `_prisma_migrations`: one
 * that fails, or is killed half-way, leaves nothing. Throws Unavailable with the reason, also for a database of others.
 */
export async function migrate(url: string, folder = MIGRATIONS): Promise<string[]> {
  const { pending } = await migrationStatus(url, folder)
  if (pending.length === 0) return []
  const migrations = await readMigrations(folder)
  return withSchemaEngine(url, async (connected) => {
    await connected.session.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await requireOwnDatabase(connected.session)
    const applied: string[] = []
    for (const [index, { name }] of migrations.entries()) {
      if (!pending.includes(name)) continue
      const known = migrations.slice(0, index + 1)
      applied.push(...(await inTransaction(connected, name, () => apply(connected.engine, folder, known))))
    }
    return applied
  })
}

async function requireOwnDatabase(session: EngineSession['session']): Promise<void> {
  const { rows } = await session.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables
     WHERE schemaname = current_schema() AND to_regclass('_prisma_migrations') IS NULL ORDER BY 1 LIMIT 1`,
  )
  if (!rows[0]) return
  throw new Unavailable(
    `This database holds something else: it has a table ${rows[0].name}. Nothing was changed. ` +
      'Make one for the publication alone (createdb NAME) and give its address in DATABASE_URL.',
  )
}

async function inTransaction<T>(
  { session, scriptError }: EngineSession,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    await session.query('BEGIN')
    const result = await work()
    await session.query('COMMIT')
    return result
  } catch (error) {
    // Where the connection is lost PostgreSQL has rolled back by itself.
    await session.query('ROLLBACK').catch(() => {})
    throw failed(name, scriptError() ?? error)
  }
}

async function apply(engine: SchemaEngine, baseDir: string, migrations: Migration[]): Promise<string[]> {
  const { appliedMigrationNames } = await engine.applyMigrations({
    migrationsList: {
      baseDir,
      lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
      shadowDbInitScript: '',
      migrationDirectories: migrations.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
      })),
    },
    filters: { externalTables: [], externalEnums: [] },
  })
  return appliedMigrationNames
}

function failed(name: string, error: unknown): Unavailable {
  const why = error instanceof Error ? error.message : String(error)
  return new Unavailable(
    `The migration ${name} failed: ${why}\nIt was rolled back, so the database is as it was. ` +
      'Go on with the previous version of the publication, or remove what the message names and start again.',
    { cause: error },
  )
}
