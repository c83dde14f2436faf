import { createHash } from 'node:crypto'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Header, rowsName, type Table } from '#lib/backup/format.ts'
import { column } from '#lib/backup/sessions.ts'
import type { PartWriter } from '#lib/backup/writing-parts.ts'

const PART_BYTES = 4 * 1024 * 1024

/**
 * Cache invalidations for current listeners: a restore starts a new sequence. Messages: a restore would send again what
 * has been sent since. Links to choose a password: they last 30 minutes.
 */
const NOT_KEPT = ['changes', 'mail_messages', 'password_resets']

/** The application's tables, with their non-generated columns. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT class.relname AS name, array_agg(attname::text ORDER BY attnum) AS columns
     FROM pg_class class JOIN pg_attribute ON attrelid = class.oid AND attnum > 0
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT attisdropped AND attgenerated = ''
       AND class.relname <> ALL ($1)
       AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = class.oid AND deptype = 'e')
     GROUP BY class.relname ORDER BY class.relname`,
    [NOT_KEPT],
  )
  return rows
}

/** The migrations applied to the database. */
export async function listMigrations(client: pg.Client): Promise<Header['migrations']> {
  const { rows } = await client.query<Header['migrations'][number]>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return rows
}

/** Approximate size of the tables, in bytes. */
export async function sizeOfTables(client: pg.Client, tables: readonly Table[]): Promise<number> {
  const [size] = await column<string>(
    client,
    'SELECT coalesce(sum(pg_table_size(quote_ident(name)::regclass)), 0) FROM unnest($1::text[]) name',
    [tables.map(({ name }) => name)],
  )
  return Number(size)
}

/** Dumps all rows of a table with COPY, in parts of 4 MB. */
export async function dumpTable(
  client: pg.Client,
  { name, columns }: Table,
  writer: PartWriter,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const rows = client.query(copyTo(`COPY ${quote(name)} (${columns.map(quote).join(', ')}) TO STDOUT`))
  let number = 0
  for await (const bytes of inPieces(rows)) {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await writer.writeBytes(rowsName(name, ++number, sha256), sha256, bytes)
    onBytes(bytes.length)
  }
}

export function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}

async function* inPieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pending: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    pending.push(chunk)
    size += chunk.length
    if (size < PART_BYTES) continue
    yield Buffer.concat(pending)
    pending = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(pending)
}
