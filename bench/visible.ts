import { closeDb, db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { inProcess } from './in-process.ts'
import { isInstalled, percentile } from './load.ts'
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
    ...(isInstalled('nginx', '-v') ? await measureElsewhere() : []),
  ]
}

type Elsewhere = { fromRequest: number[]; fromAnswer: number[] }

/** Published through one of three instances on one database: until both others serve the new text. */
async function measureElsewhere(): Promise<Measurement[]> {
  const measurements: Measurement[] = []
  await inProcess<Elsewhere>('elsewhere-program.ts', [], ({ fromRequest, fromAnswer }) =>
    measurements.push(
      { name: 'publish to read elsewhere p50', value: percentile(fromRequest, 0.5), unit: 'ms' },
      { name: 'publish to read elsewhere p99', value: percentile(fromRequest, 0.99), unit: 'ms' },
      { name: 'published to read elsewhere p50', value: percentile(fromAnswer, 0.5), unit: 'ms' },
      { name: 'published to read elsewhere p99', value: percentile(fromAnswer, 0.99), unit: 'ms' },
    ),
  )
  return measurements
}

async function verdictOf(site: Site): Promise<string> {
  const reply = await fetch(site.url + ARTICLE)
  await reply.arrayBuffer()
  return /desc=(\w+)/.exec(reply.headers.get('server-timing') ?? '')?.[1] ?? ''
}
