import { rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { env } from '#lib/core/env.ts'
import { databaseUrl } from '#lib/db/address.ts'

/** Resets the test's publication to its state before the first start. */
export async function emptyPublication(): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl() })
  await client.connect()
  const { rows } = await client.query(
    `SELECT string_agg(quote_ident(tablename), ', ') AS tables FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  )
  await client.query(`TRUNCATE ${rows[0]?.tables}`)
  await client.end()
  rmSync(join(env().DATA_DIR, 'media'), { recursive: true, force: true })
}
