import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { type CacheStatus, isPage, type PageCache } from '#server/cache/page-cache.ts'
import { Representation } from '#server/http/representation.ts'
import { documentCsp } from '#server/render/csp.ts'
import { fallbackPage } from '#server/render/fallback-page.ts'
import type { Route } from '#server/routing/routes.ts'

/** Statuses that have a page. */
export type ErrorStatus = 404 | 410 | 500 | 503

/** The page of a status, or of an expired set-up or invitation link, which is a 404 too. */
export type StatusPage = ErrorStatus | 'expired-link'

const PATHS: Record<StatusPage, string> = {
  'expired-link': '/documents/spent',
  404: '/documents/missing',
  410: '/documents/gone',
  500: '/documents/error',
  503: '/documents/unavailable',
}

const route: Route = {
  path: '/documents/:name',
  kind: 'document',
  type: 'text/html',
  query: [],
  tags: [cacheTags.lists, cacheTags.related, cacheTags.settings],
  isResolved: false,
  mayPrefetch: false,
  pool: 'pinned',
}

/** Renders the status pages at start, so that they are cached before the database can fail. */
export async function renderStatusPages(cache: PageCache): Promise<void> {
  await Promise.all(Object.values(PATHS).map((path) => cache.get(path, route).catch(() => null)))
}

export function statusOf(name: StatusPage): ErrorStatus {
  return name === 'expired-link' ? 404 : name
}

/** The page for a status: current, else the last cached one, else the static fallback. Never throws. */
export async function statusPageFor(cache: PageCache, name: StatusPage) {
  const path = PATHS[name]
  const found = await cache.get(path, route).catch(() => null)
  if (found && isPage(found.result))
    return { page: found.result.representation, cacheStatus: found.cacheStatus }
  const page = cache.recall(path, route)?.representation ?? plainDocument(statusOf(name))
  return { page, cacheStatus: 'stale' satisfies CacheStatus }
}

function plainDocument(status: ErrorStatus): Representation {
  const type = 'text/html; charset=utf-8'
  const headers = ['Content-Type', type, 'Content-Security-Policy', documentCsp({ scripts: [], styles: [] })]
  return new Representation(Buffer.from(fallbackPage(status)), headers, new Date(), type)
}
