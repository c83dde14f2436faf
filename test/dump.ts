import pg from 'pg'
import { databaseUrl } from '#lib/db/address.ts'

/** A dump of the database in a stable order: two dumps are equal when nothing changed. */
export async function dumpDatabase(): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: databaseUrl() })
  await client.connect()
  try {
    const tables = await client.query(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    )
    const dump: Record<string, string[]> = {}
    for (const { name } of tables.rows) {
      const { rows } = await client.query(`SELECT to_jsonb(t)::text AS row FROM "${name}" t ORDER BY 1`)
      dump[name] = rows.map(({ row }) => row)
    }
    return dump
  } finally {
    await client.end()
  }
}
