import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { type CacheStatus, isPage, type PageCache } from '#server/cache/page-cache.ts'
import { Representation } from '#server/http/representation.ts'
import { documentCsp } from '#server/render/csp.ts'
import { fallbackPage } from '#server/render/fallback-page.ts'
import type { Route } from '#server/routing/routes.ts'

/** Statuses that readers get a whole document for. */
export type ErrorStatus = 404 | 410 | 500 | 503

/** A document: for a status, or for a link that was sent to somebody and no longer works, which is a 404 too. */
export type StatusPage = ErrorStatus | 'spent'

const PATHS: Record<StatusPage, string> = {
  spent: '/documents/spent',
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

/** Has the documents for what cannot be shown at hand before they are needed. */
export async function renderStatusPages(cache: PageCache): Promise<void> {
  await Promise.all(Object.values(PATHS).map((path) => cache.get(path, route).catch(() => null)))
}

export function statusOf(name: StatusPage): ErrorStatus {
  return name === 'spent' ? 404 : name
}

/** A document: as it is now, else as it was, else a plain one. Never throws. */
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
