import { setTimeout as delay } from 'node:timers/promises'
import { askDatabase } from './posts.ts'
import type { Site } from './site.ts'

const KEYS = '{settings,lists}'
// A change is heard within a few milliseconds.
const HEARD_AFTER = 150

/** Makes the door forget every page, as a change of everything would. */
export async function forget({ databaseUrl }: Site): Promise<void> {
  await askDatabase(
    databaseUrl,
    `WITH told AS (INSERT INTO changes (removed, refresh, stale) VALUES ($1::text[], '{}', '{}') RETURNING id)
     SELECT pg_notify('changes', json_build_object(
       'id', id::text, 'removed', $1::text[], 'refresh', '{}'::text[], 'stale', '{}'::text[])::text) FROM told`,
    [KEYS],
  )
  await delay(HEARD_AFTER)
}
