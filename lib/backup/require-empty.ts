import type pg from 'pg'
import { quote } from '#lib/backup/dumping.ts'
import { column } from '#lib/backup/sessions.ts'
import { Conflict, Invalid } from '#lib/core/errors.ts'

/** What somebody would miss; the rest comes about by itself. */
const CONTENT = ['users', 'posts', 'media', 'tags', 'series', 'bylines', 'redirects', 'settings']

/**
 * Throws Conflict when the database holds something that a restore would replace, unless `force`, and Invalid when it
 * is not a publication's.
 */
export async function requireEmpty(client: pg.Client, force: boolean): Promise<void> {
  const tables = await column<string>(
    client,
    `SELECT relname::text FROM pg_class thing WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = thing.oid AND deptype = 'e')`,
  )
  if (tables.length === 0) return
  if (!tables.includes('_prisma_migrations'))
    throw new Invalid({
      database: 'This database holds tables of something else. Restore into one of its own.',
    })
  if (force) return
  const found: string[] = []
  for (const table of CONTENT.filter((name) => tables.includes(name))) {
    const [count] = await column<string>(client, `SELECT count(*) FROM ${quote(table)}`)
    if (count !== '0') found.push(`${count} ${table}`)
  }
  if (found.length > 0)
    throw new Conflict(
      `The database is not empty: it holds ${found.join(', ')}. Restore into an empty one, or replace everything with --force.`,
    )
}
