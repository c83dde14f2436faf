import { keysOfResponse } from '#lib/invalidation/surrogate-keys.ts'
import { CACHE_CONTROL, CDN_BRIEFLY, CHECKED_BY_BROWSERS, NO_STORE } from '#server/http/cache-headers.ts'
import type { HeaderList } from '#server/http/representation.ts'
import { isStatic, type Route } from '#server/routing/routes.ts'

/** The caching headers of a page for readers. `isStale`: it is served while it is refreshed. */
export type CachingFor = (route: Route, tags: readonly string[], isStale?: boolean) => HeaderList

/** What a missed purge costs at most. For a popular page it makes one request in ten minutes. */
const UNTIL_PURGED = 'max-age=600, stale-if-error=86400'

/**
 * `hasPurge`: a CDN hears of every change. It then keeps pages for longer, by the headers of RFC 9213 and of Fastly and
 * Varnish, and responses carry their cache tags as surrogate keys. Browsers revalidate as ever.
 */
export function createCachingFor({ hasPurge }: { hasPurge: boolean }): CachingFor {
  if (!hasPurge) return ({ kind }) => CACHE_CONTROL[kind]
  // Cache hits come with the same list of tags each time.
  const known = new WeakMap<readonly string[], HeaderList>()
  return (route, tags, isStale = false) => {
    if (isStatic(route) || CACHE_CONTROL[route.kind] === NO_STORE) return CACHE_CONTROL[route.kind]
    if (isStale) return tagged(route, tags, isStale)
    const headers = known.get(tags) ?? tagged(route, tags, isStale)
    known.set(tags, headers)
    return headers
  }
}

function tagged({ kind, ttlMs }: Route, tags: readonly string[], isStale: boolean): HeaderList {
  const keys = keysOfResponse(tags)
  const policy = isStale || ttlMs !== undefined ? CDN_BRIEFLY : UNTIL_PURGED
  const checked = [...CHECKED_BY_BROWSERS, 'CDN-Cache-Control', policy, 'Surrogate-Control', policy]
  return [
    ...(kind === 'image' ? CACHE_CONTROL[kind] : checked),
    ...['Surrogate-Key', keys.join(' '), 'Cache-Tag', keys.join(',')],
  ]
}
