import { db } from '#lib/db/client.ts'

/** A dump of the database in a stable order: two dumps are equal when nothing changed. */
export async function dumpDatabase(): Promise<Record<string, string[]>> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`
  const dump: Record<string, string[]> = Object.fromEntries(tables.map(({ name }) => [name, []]))
  // All tables in one statement, on an open connection: some tests take a thousand dumps.
  const parts = tables.map(
    ({ name }) => `SELECT '${name}' AS name, to_jsonb(t)::text AS row FROM "${name}" t`,
  )
  const rows = await db().$queryRawUnsafe<{ name: string; row: string }[]>(
    `${parts.join(' UNION ALL ')} ORDER BY 1, 2`,
  )
  for (const { name, row } of rows) dump[name]?.push(row)
  return dump
}
