import type pg from 'pg'
import { quote } from '#lib/backup/dumping'
import type { Header } from '#lib/backup/format'
import { column } from '#lib/backup/sessions'
import { readMigrations } from '#lib/db/migrations'

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

// As Prisma makes it.
const MIGRATIONS_TABLE = `CREATE TABLE _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`

/** Takes everything out of the database and makes the empty tables of a backup's own version. Inside a transaction. */
export async function rebuild(client: pg.Client, { migrations, tables }: Header): Promise<void> {
  for (const drops of DROPS)
    for (const statement of await column<string>(client, drops)) await client.query(statement)
  await client.query(MIGRATIONS_TABLE)
  const files = new Map((await readMigrations()).map(({ name, sql }) => [name, sql]))
  for (const { name } of migrations) await client.query(files.get(name) ?? '')
  // A migration may have put something in.
  await client.query(`TRUNCATE ${tables.map(({ name }) => quote(name)).join(', ')}`)
}

type ForeignKey = { table: string; name: string; definition: string }

/**
 * Loads rows in whatever order they come: foreign keys are taken away meanwhile and checked when they come back, and no
 * trigger of ours runs. Inside a transaction.
 */
export async function withoutRules(
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
