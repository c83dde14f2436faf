import { fetchOnce } from './fetching.ts'
import { invalidateAll } from './invalidation.ts'
import { KINDS } from './kinds.ts'
import type { Measurement } from './measurement.ts'
import type { Site } from './site.ts'
import { sqlOf, withSqlLog } from './sql-log.ts'

/** SQL statements of an uncached page, by kind. */
export function measureStatements(site: Site): Promise<Measurement[]> {
  return withSqlLog(site, async () => {
    const counts = []
    for (const [kind, path] of Object.entries(KINDS)) {
      await invalidateAll(site)
      const { statements } = await sqlOf(site, () => fetchOnce(site.url + path))
      counts.push({ name: `${kind}, statements`, value: statements, unit: '' })
    }
    return counts
  })
}
