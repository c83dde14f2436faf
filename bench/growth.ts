import { fetchOnce } from './fetching.ts'
import { invalidateAll } from './invalidation.ts'
import { median } from './load.ts'
import type { Measurement } from './measurement.ts'
import { ARTICLE, seedArticles } from './posts.ts'
import type { Site } from './site.ts'
import { sqlOf, withSqlLog } from './sql-log.ts'

export const KINDS: Record<string, string> = {
  home: '/',
  'list, page 50': '/blog/page/50',
  tag: '/tags/agents',
  author: '/authors/alma-aronsen',
  article: ARTICLE,
  search: '/search?q=attention',
  'search, narrowed': '/search?q=model&tag=agents&year=2024',
  archive: '/archive',
  tags: '/tags',
  authors: '/authors',
  llms: '/llms.txt',
  feed: '/feed.xml',
  sitemaps: '/sitemap.xml',
  sitemap: '/sitemaps/1.xml',
}

const ROUNDS = 3

/** How the time of uncached pages, and of their SQL, grows with the number of articles. */
export async function measureGrowth(site: Site, sizes: readonly number[]): Promise<Measurement[]> {
  const measurements: Measurement[] = []
  for (const size of sizes) {
    await seedArticles(site, size)
    await withSqlLog(site, async () => {
      for (const [kind, path] of Object.entries(KINDS))
        measurements.push(...(await measureKind(site, { kind, path, size })))
    })
  }
  return measurements
}

export async function measureKind(
  site: Site,
  { kind, path, size }: { kind: string; path: string; size: number },
) {
  const times: number[] = []
  const sqlTimes: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await invalidateAll(site)
    const sql = await sqlOf(site, async () => times.push((await fetchOnce(site.url + path)).milliseconds))
    sqlTimes.push(sql.milliseconds)
  }
  const name = `${kind}, ${size.toLocaleString('en')} articles`
  return [
    { name, value: median(times), unit: 'ms' },
    { name: `${name}, SQL`, value: median(sqlTimes), unit: 'ms' },
  ]
}
