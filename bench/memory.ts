import type { Measurement } from './measurement.ts'
import { seedArticles } from './posts.ts'
import type { Site } from './site.ts'
import { residentMegabytes } from './starting.ts'

const CONNECTIONS = 16

/** Memory of the server process while readers request every article, over and over. */
export async function measureMemory(
  site: Site,
  { posts, seconds }: { posts: number; seconds: number },
): Promise<Measurement[]> {
  const paths = await seedArticles(site, posts)
  const end = performance.now() + seconds * 1000
  let most = 0
  let requested = 0
  const read = async () => {
    while (performance.now() < end) {
      const path = paths[Math.floor(Math.random() * paths.length)]
      await (await fetch(site.url + path)).arrayBuffer()
      if (++requested % 100 === 0) most = Math.max(most, residentMegabytes(site.pid))
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, read))
  return [{ name: 'memory under load', value: most, unit: 'MB' }]
}
