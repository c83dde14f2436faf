import { closeDb, db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { percentile } from './load.ts'
import type { Measurement } from './measurement.ts'
import { ARTICLE } from './posts.ts'
import type { Site } from './site.ts'

const CHANGES = 200

/** From the commit in another process to the first response that shows the change. */
export async function measureVisible(site: Site): Promise<Measurement[]> {
  process.env.DATABASE_URL = site.databaseUrl
  const slug = ARTICLE.replace('/blog/', '')
  const { id } = await db().post.findFirstOrThrow({ where: { slug }, select: { id: true } })
  const times = []
  for (let number = 0; number < CHANGES; number++) {
    await verdictOf(site)
    await transaction((tx) => invalidate(tx, { refresh: [cacheTags.post(id)] }))
    const began = performance.now()
    while ((await verdictOf(site)) === 'hit');
    times.push(performance.now() - began)
  }
  await closeDb()
  return [
    { name: 'change heard p50', value: percentile(times, 0.5), unit: 'ms' },
    { name: 'change heard p99', value: percentile(times, 0.99), unit: 'ms' },
  ]
}

async function verdictOf(site: Site): Promise<string> {
  const reply = await fetch(site.url + ARTICLE)
  await reply.arrayBuffer()
  return /desc=(\w+)/.exec(reply.headers.get('server-timing') ?? '')?.[1] ?? ''
}
