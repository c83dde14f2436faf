import { keys } from '#lib/invalidation/cache-tags.ts'
import { isPage, type PageCache, type Verdict } from '#server/cache/page-cache.ts'
import { Representation } from '#server/http/representation.ts'
import { policyFor } from '#server/render/csp.ts'
import { lastResort } from '#server/render/fallback-page.ts'
import type { Route } from '#server/routing/routes.ts'

/** Statuses that readers get a whole document for. */
export type DocumentStatus = 404 | 410 | 500 | 503

/** A document: for a status, or for a link that was sent to somebody and no longer works, which is a 404 too. */
export type DocumentName = DocumentStatus | 'spent'

const PATHS: Record<DocumentName, string> = {
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
  keys: [keys.lists, keys.around, keys.settings],
  share: 'own',
}

/** Has the documents for what cannot be shown at hand before they are needed. */
export async function prepareDocuments(cache: PageCache): Promise<void> {
  await Promise.all(Object.values(PATHS).map((path) => cache.get(path, route).catch(() => null)))
}

export function statusOf(name: DocumentName): DocumentStatus {
  return name === 'spent' ? 404 : name
}

/** A document: as it is now, else as it was, else a plain one. Never throws. */
export async function documentFor(cache: PageCache, name: DocumentName) {
  const path = PATHS[name]
  const found = await cache.get(path, route).catch(() => null)
  if (found && isPage(found.outcome)) return { page: found.outcome.representation, verdict: found.verdict }
  const page = cache.recall(path, route)?.representation ?? plainDocument(statusOf(name))
  return { page, verdict: 'stale' satisfies Verdict }
}

function plainDocument(status: DocumentStatus): Representation {
  const type = 'text/html; charset=utf-8'
  const headers = ['Content-Type', type, 'Content-Security-Policy', policyFor({ scripts: [], styles: [] })]
  return new Representation(Buffer.from(lastResort(status)), headers, new Date(), type)
}
