import { setTimeout as delay } from 'node:timers/promises'
import { fetchOnce } from '../fetching.ts'
import { percentile } from '../load.ts'
import { ARTICLE } from '../posts.ts'

const SECONDS = 15
const PAUSE_MS = 20

export type Times = { cached: number[]; uncached: number[] }

/**
 * Readers who come at a steady pace, whether or not the ones before have been served: one for a cached article, the next
 * for one that is not cached. `paths`: of articles that no one has read yet; each is taken once.
 */
export async function read(url: string, paths: string[]): Promise<Times> {
  const times: Times = { cached: [], uncached: [] }
  await fetchOnce(url + ARTICLE)
  const under: Promise<void>[] = []
  const ask = async (path: string, list: number[]) =>
    void list.push((await fetchOnce(url + path)).milliseconds)
  const end = performance.now() + SECONDS * 1_000
  while (performance.now() < end) {
    under.push(ask(ARTICLE, times.cached))
    await delay(PAUSE_MS)
    const path = paths.pop()
    if (path) under.push(ask(path, times.uncached))
    await delay(PAUSE_MS)
  }
  await Promise.all(under)
  return times
}

export function percentilesOf(times: Times): Record<string, number> {
  return {
    'cached p95': percentile(times.cached, 0.95),
    'cached p99': percentile(times.cached, 0.99),
    'uncached p95': percentile(times.uncached, 0.95),
    'uncached p99': percentile(times.uncached, 0.99),
  }
}
