import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { MigrationList } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { withSchemaEngine } from '#lib/db/schema-engine'

const MIGRATIONS = resolve('prisma/migrations')
// Any number will do, as long as every instance takes the same one.
const MIGRATION_LOCK = 7_406_235_110
const EVERYTHING = { externalTables: [], externalEnums: [] }

/**
 * Applies the migrations that the database lacks and returns their names. Instances that start together wait for one
 * another. The bookkeeping is Prisma's own `_prisma_migrations` table.
 */
export async function migrate(url: string): Promise<string[]> {
  const guard = new pg.Client({ connectionString: url })
  await guard.connect()
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    const migrationsList = await readMigrations()
    return await withSchemaEngine(url, async (engine) => {
      const applied = await engine.applyMigrations({ migrationsList, filters: EVERYTHING })
      return applied.appliedMigrationNames
    })
  } finally {
    await guard.end()
  }
}

async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map(readMigration)),
  }
}

async function readMigration(name: string) {
  const sql = await readFile(join(MIGRATIONS, name, 'migration.sql'), 'utf8')
  return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } } }
}
