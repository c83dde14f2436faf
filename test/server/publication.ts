import { databaseUrl } from '#lib/db/address.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { isPage, type RenderResult } from '#server/cache/page-cache.ts'
import { createApp } from '#server/create-app.ts'
import { type Route, routes } from '#server/routing/routes.ts'
import { loadApplication } from '#test/server/application.ts'

export type Address = { key: string; route: Route }

/**
 * The real pages, database and invalidation behind a real page cache; only Next and HTTP are missing. `replicaUrl`: where
 * readers' pages are read from.
 */
export async function openPublication(replicaUrl?: string) {
  const { cache, listener, renderPage, gate, close } = createApp({
    handler: await loadApplication(),
    resolve: resolveAddress,
    isReady: async () => true,
    isTokenGood: async () => true,
    isDatabaseUp: async () => true,
    databaseUrl,
    secret: () => '',
    isSessionOpen: async () => false,
    env: {
      SITE_URL: 'http://example.org',
      TRUSTED_PROXY: '',
      CACHE_MB: 64,
      LOG_LEVEL: 'error',
      METRICS_TOKEN: undefined,
      DATABASE_REPLICA_URL: replicaUrl,
    },
    dev: false,
  })
  await listener.start()
  return {
    cache,
    listener,
    gate,
    close,
    /** What an address shows now, bypassing the cache. */
    current: async ({ key, route }: Address) => show(await renderPage(key, route, () => {})),
    /** What a reader gets, and whether it is stale on purpose. */
    read: async ({ key, route }: Address) => {
      const { result: outcome, cacheStatus } = await cache.get(key, route)
      return { text: await show(outcome), cacheStatus }
    },
  }
}

async function show(outcome: RenderResult): Promise<string> {
  if (!isPage(outcome))
    return typeof outcome === 'number' ? String(outcome) : `to ${outcome.headers.location}`
  const body = await outcome.representation.in('identity')
  return outcome.representation.isCompressible ? body.toString() : body.toString('base64')
}

/**
 * Every address of every route that a change can affect. `names`: the values of each parameter by the segment before
 * it. Throws for a route with unknown parameters, so that a new page must be added here.
 */
export function everyAddress(names: Record<string, readonly string[]>): Address[] {
  const touchable = routes.filter(
    ({ kind, fallback }) => ['document', 'file', 'image'].includes(kind) && fallback === undefined,
  )
  return touchable.flatMap((route) => fill(route.path, names).map((key) => ({ key, route })))
}

function fill(path: string, names: Record<string, readonly string[]>): string[] {
  const found = /^(.*?)([^/]*)\/:(\w+)/.exec(path)
  if (!found) return [path]
  const [whole, before, segment = '', parameter = ''] = found
  const values = names[`${segment}/${parameter}`] ?? names[parameter]
  if (!values) throw new Error(`Say which ${segment}/:${parameter} there are, for ${path}.`)
  return values.flatMap((value) => fill(`${before}${segment}/${value}${path.slice(whole.length)}`, names))
}
