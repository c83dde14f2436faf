import { fetchOnce } from './fetching.ts'
import { percentile } from './load.ts'
import type { Measurement } from './measurement.ts'
import { seedArticles } from './posts.ts'
import type { Site } from './site.ts'

const ONE_BY_ONE = 300

/** Uncached articles (cache misses), among a thousand. */
export async function measureCold(site: Site): Promise<Measurement[]> {
  const paths = await seedArticles(site, 1_000)
  for (const path of paths.splice(0, 50)) await fetchOnce(site.url + path)
  const times = []
  for (const path of paths.splice(0, ONE_BY_ONE)) times.push((await fetchOnce(site.url + path)).milliseconds)
  const began = performance.now()
  await Promise.all(Array.from({ length: 8 }, () => fetchAll(site.url, paths)))
  const requested = 1000 - 50 - ONE_BY_ONE
  return [
    { name: 'cold p50', value: percentile(times, 0.5), unit: 'ms' },
    { name: 'cold p99', value: percentile(times, 0.99), unit: 'ms' },
    { name: 'cold rate at 8', value: (requested / (performance.now() - began)) * 1000, unit: 'requests/s' },
  ]
}

async function fetchAll(origin: string, paths: string[]) {
  for (let path = paths.shift(); path; path = paths.shift()) await fetchOnce(origin + path)
}
