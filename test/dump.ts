import pg from 'pg'
import { databaseUrl } from '#lib/db/address.ts'

/** A dump of the database in a stable order: two dumps are equal when nothing changed. */
export async function dumpDatabase(): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: databaseUrl() })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    )
    const names = tables.rows.map(({ name }) => name)
    // All tables in one statement: some tests take a thousand dumps.
    const { rows } = await client.query<{ name: string; row: string }>(
      `${names.map((name) => `SELECT '${name}' AS name, to_jsonb(t)::text AS row FROM "${name}" t`).join(' UNION ALL ')} ORDER BY 1, 2`,
    )
    const dump: Record<string, string[]> = Object.fromEntries(names.map((name) => [name, []]))
    for (const { name, row } of rows) dump[name]?.push(row)
    return dump
  } finally {
    await client.end()
  }
}
