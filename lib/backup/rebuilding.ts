import type pg from 'pg'
import { listMigrations, quote } from '#lib/backup/dumping.ts'
import type { Header } from '#lib/backup/format.ts'
import { column } from '#lib/backup/sessions.ts'
import { readMigrations } from '#lib/db/migrations.ts'
import { CREATE_MIGRATIONS_TABLE } from '#lib/db/migrations-table.ts'

const notOfAnExtension = "NOT EXISTS (SELECT FROM pg_depend WHERE objid = thing.oid AND deptype = 'e')"

const DROPS = [
  `SELECT format('DROP %s IF EXISTS %I CASCADE', CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END, relname)
   FROM pg_class thing WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') AND ${notOfAnExtension}`,
  `SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', oid::regprocedure)
   FROM pg_proc thing WHERE pronamespace = 'public'::regnamespace AND prokind IN ('f', 'p') AND ${notOfAnExtension}`,
  `SELECT format('DROP TYPE IF EXISTS %I CASCADE', typname)
   FROM pg_type thing WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd') AND ${notOfAnExtension}`,
  `SELECT format('DROP TEXT SEARCH CONFIGURATION IF EXISTS %I CASCADE', cfgname)
   FROM pg_ts_config thing WHERE cfgnamespace = 'public'::regnamespace AND ${notOfAnExtension}`,
  `SELECT format('DROP TEXT SEARCH DICTIONARY IF EXISTS %I CASCADE', dictname)
   FROM pg_ts_dict thing WHERE dictnamespace = 'public'::regnamespace AND ${notOfAnExtension}`,
]

/**
 * Creates empty tables for the migrations of a backup. If the database has the same migrations, its tables are
 * truncated, so that a running site keeps its prepared statements; else the schema is dropped and rebuilt. Returns
 * whether it was rebuilt. Runs inside a transaction.
 */
export async function prepareTables(client: pg.Client, header: Header): Promise<boolean> {
  const isSame = await hasMigrations(client, header.migrations)
  if (!isSame) await rebuild(client, header)
  // A migration may have inserted rows.
  const tables = await column<string>(client, TABLES)
  await client.query(`TRUNCATE ${tables.join(', ')}`)
  if (isSame) await client.query('DELETE FROM jobs.job')
  return !isSame
}

async function hasMigrations(client: pg.Client, wanted: Header['migrations']): Promise<boolean> {
  const [exists] = await column<boolean>(client, `SELECT to_regclass('_prisma_migrations') IS NOT NULL`)
  if (!exists) return false
  const lines = (migrations: Header['migrations']) =>
    migrations.map(({ name, checksum }) => `${name} ${checksum}`)
  return lines(await listMigrations(client)).join('\n') === lines(wanted).join('\n')
}

async function rebuild(client: pg.Client, { migrations }: Header): Promise<void> {
  for (const drops of DROPS)
    for (const statement of await column<string>(client, drops)) await client.query(statement)
  // Jobs refer to rows that are gone. Workers make their queues and schedules again.
  await client.query('DROP SCHEMA IF EXISTS jobs CASCADE')
  await client.query(CREATE_MIGRATIONS_TABLE)
  const files = new Map((await readMigrations()).map(({ name, sql }) => [name, sql]))
  for (const { name } of migrations) await client.query(files.get(name) ?? '')
}

const TABLES = `
  SELECT quote_ident(relname) FROM pg_class thing
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND ${notOfAnExtension}`

type ForeignKey = { table: string; name: string; definition: string }

/**
 * Loads rows in any order: foreign keys are dropped and then added again, which checks them, and user triggers are
 * disabled. Runs inside a transaction.
 */
export async function withoutConstraints(
  client: pg.Client,
  { tables }: Header,
  load: () => Promise<void>,
): Promise<void> {
  const { rows: keys } = await client.query<ForeignKey>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  )
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
  for (const { name } of tables) await client.query(`ALTER TABLE ${quote(name)} DISABLE TRIGGER USER`)
  await load()
  for (const { name } of tables) await client.query(`ALTER TABLE ${quote(name)} ENABLE TRIGGER USER`)
  for (const { table, name, definition } of keys)
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`)
}
