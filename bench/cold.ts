import { ask } from './asking.ts'
import { percentile } from './load.ts'
import type { Measurement } from './measurement.ts'
import { seedArticles } from './posts.ts'
import type { Site } from './site.ts'

const ONE_BY_ONE = 300

/** Articles that are not remembered, among a thousand. */
export async function measureCold(site: Site): Promise<Measurement[]> {
  const paths = await seedArticles(site, 1_000)
  for (const path of paths.splice(0, 50)) await ask(site.url + path)
  const times = []
  for (const path of paths.splice(0, ONE_BY_ONE)) times.push((await ask(site.url + path)).milliseconds)
  const began = performance.now()
  await Promise.all(Array.from({ length: 8 }, () => askAll(site.url, paths)))
  const asked = 1000 - 50 - ONE_BY_ONE
  return [
    { name: 'cold p50', value: percentile(times, 0.5), unit: 'ms' },
    { name: 'cold p99', value: percentile(times, 0.99), unit: 'ms' },
    { name: 'cold rate at 8', value: (asked / (performance.now() - began)) * 1000, unit: 'requests/s' },
  ]
}

async function askAll(origin: string, paths: string[]) {
  for (let path = paths.shift(); path; path = paths.shift()) await ask(origin + path)
}
