import { db } from '#lib/db/client.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import { countStaleEntries } from '#lib/search/reindexing.ts'
import type { Kind } from '../kinds.ts'
import { fingerprint } from './fingerprint.ts'

/** Posts that the search has lost. What it knows afterwards must be what it knew. */
export function searchEntries(): Kind {
  let right = ''
  const now = () =>
    fingerprint(
      'SELECT post_id || md5(config || vector::text || head::text || title::text) FROM search_entries',
    )
  return {
    begin: async () => {
      right = await now()
      await db().searchEntry.deleteMany()
      await enqueue(db(), 'reindex', {})
    },
    left: countStaleEntries,
    faults: async () => ((await now()) === right ? [] : ['the search does not know what it knew before']),
  }
}
