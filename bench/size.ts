import type { Measurement } from './measurement.ts'
import { queryDatabase, seedArticles } from './posts.ts'
import type { Site } from './site.ts'

const FEW = 1_000
const MANY = 10_000

/** What the database grows by with each article, with one revision, its rendering and its search entry. */
export async function measureSize(site: Site): Promise<Measurement[]> {
  const few = await bytesWith(site, FEW)
  const many = await bytesWith(site, MANY)
  return [
    { name: `database with ${FEW} articles`, value: few / 1e6, unit: 'MB' },
    { name: `database with ${MANY} articles`, value: many / 1e6, unit: 'MB' },
    { name: 'database per article', value: (many - few) / (MANY - FEW) / 1000, unit: 'kB' },
  ]
}

async function bytesWith(site: Site, articles: number): Promise<number> {
  await seedArticles(site, articles)
  const [row] = await queryDatabase<{ bytes: string }>(
    site.databaseUrl,
    'SELECT pg_database_size(current_database()) AS bytes',
  )
  return Number(row?.bytes)
}
