import { ask } from './asking.ts'
import { forget } from './forgetting.ts'
import { KINDS } from './kinds.ts'
import type { Measurement } from './measurement.ts'
import type { Site } from './site.ts'
import { sqlOf, withSqlLog } from './sql-log.ts'

/** How many statements PostgreSQL gets for a page that is not remembered, by kind. */
export function measureStatements(site: Site): Promise<Measurement[]> {
  return withSqlLog(site, async () => {
    const counts = []
    for (const [kind, path] of Object.entries(KINDS)) {
      await forget(site)
      const { statements } = await sqlOf(site, () => ask(site.url + path))
      counts.push({ name: `${kind}, statements`, value: statements, unit: '' })
    }
    return counts
  })
}
