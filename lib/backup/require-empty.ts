import type pg from 'pg'
import { quote } from '#lib/backup/dumping.ts'
import { column } from '#lib/backup/sessions.ts'
import { Conflict, Invalid } from '#lib/core/errors.ts'

/** Tables with user content; the rest is derived. */
const CONTENT = ['users', 'posts', 'media', 'tags', 'series', 'bylines', 'redirects', 'snippets', 'settings']

/**
 * Throws Conflict when the database contains content that a restore would replace, unless `force`, and Invalid when its
 * tables belong to another application.
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
      database: 'This database contains tables of another application. Restore into a separate database.',
    })
  if (force) return
  const found: string[] = []
  for (const table of CONTENT.filter((name) => tables.includes(name))) {
    const [count] = await column<string>(client, `SELECT count(*) FROM ${quote(table)}`)
    if (count !== '0') found.push(`${count} ${table}`)
  }
  if (found.length > 0)
    throw new Conflict(
      `The database is not empty: it contains ${found.join(', ')}. Restore into an empty one, or replace everything with --force.`,
    )
}
