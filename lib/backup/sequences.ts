import type pg from 'pg'
import { CHANNEL } from '#lib/invalidation/recording.ts'

export type SequenceValues = ReadonlyMap<string, bigint>

// Caches catch up on invalidations with consecutive ids; a gap tells them that they cannot.
const GAP = 100_000n

/** The last value of each sequence. */
export async function readSequences(client: pg.Client): Promise<SequenceValues> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public'`,
  )
  return new Map(rows.map(({ name, last }) => [name, BigInt(last ?? 0)]))
}

/** Advances every sequence beyond the restored rows and beyond its previous value, so that no id is used twice. */
export async function advanceSequences(client: pg.Client, before: SequenceValues): Promise<void> {
  const { rows } = await client.query<{ name: string; table: string; column: string }>(
    `SELECT sequence.relname AS name, owner.oid::regclass::text AS table, quote_ident(attname) AS column
     FROM pg_class sequence
     JOIN pg_depend ON pg_depend.objid = sequence.oid AND refobjsubid > 0 AND deptype IN ('a', 'i')
     JOIN pg_class owner ON owner.oid = refobjid
     JOIN pg_attribute ON attrelid = owner.oid AND attnum = refobjsubid
     WHERE sequence.relkind = 'S' AND sequence.relnamespace = 'public'::regnamespace`,
  )
  for (const { name, table, column } of rows) {
    await client.query(
      `SELECT setval(quote_ident($1)::regclass, greatest($2::bigint, (SELECT max(${column}) FROM ${table}), 0) + 1, false)`,
      [name, String(before.get(name) ?? 0n)],
    )
  }
}

/** Invalidates every cache when the transaction commits. */
export async function invalidateEverything(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO changes (id, refresh, stale, removed)
     VALUES (nextval(pg_get_serial_sequence('changes', 'id')) + $1, '{}', '{}', '{}') RETURNING id::text`,
    [String(GAP)],
  )
  const id = rows[0]?.id ?? '0'
  await client.query(`SELECT setval(pg_get_serial_sequence('changes', 'id'), $1)`, [id])
  await client.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify({ id, everything: true })])
}
