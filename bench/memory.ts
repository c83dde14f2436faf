import { readFileSync } from 'node:fs'
import type { Measurement } from './measurement.ts'
import { multiplyPosts } from './posts.ts'
import type { Site } from './site.ts'

const CONNECTIONS = 16

/** Memory of the serving process while readers go through every article, over and over. */
export async function measureMemory(
  site: Site,
  { posts, seconds }: { posts: number; seconds: number },
): Promise<Measurement[]> {
  const paths = await multiplyPosts(site.databaseUrl, 2001, 2000 + posts)
  const end = performance.now() + seconds * 1000
  let most = 0
  let asked = 0
  const read = async () => {
    while (performance.now() < end) {
      const path = paths[Math.floor(Math.random() * paths.length)]
      await (await fetch(site.url + path)).arrayBuffer()
      if (++asked % 100 === 0) most = Math.max(most, residentMegabytes(site.pid))
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, read))
  return [{ name: 'memory under load', value: most, unit: 'MB' }]
}

function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}
