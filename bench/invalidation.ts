import { setTimeout as delay } from 'node:timers/promises'
import { queryDatabase } from './posts.ts'
import type { Site } from './site.ts'

const KEYS = '{settings,lists}'
// An invalidation arrives within a few milliseconds.
const INVALIDATION_MS = 150

/** Invalidates the whole cache through NOTIFY. */
export async function invalidateAll({ databaseUrl }: Site): Promise<void> {
  await queryDatabase(
    databaseUrl,
    `WITH inserted AS (INSERT INTO changes (removed, refresh, stale) VALUES ($1::text[], '{}', '{}') RETURNING id)
     SELECT pg_notify('changes', json_build_object(
       'id', id::text, 'removed', $1::text[], 'refresh', '{}'::text[], 'stale', '{}'::text[])::text) FROM inserted`,
    [KEYS],
  )
  await delay(INVALIDATION_MS)
}
