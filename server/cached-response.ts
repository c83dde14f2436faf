import type { IncomingMessage } from 'node:http'
import { hasSessionCookie } from '#lib/auth/session-cookie.ts'
import type { Entry } from '#server/cache/entry.ts'
import type { PageCache } from '#server/cache/page-cache.ts'
import type { CachingFor } from '#server/http/cdn-headers.ts'
import type { HeaderList } from '#server/http/representation.ts'
import { prebuiltFor, type ResponseOptions, sendPage } from '#server/http/send.ts'
import type { RequestObserver, RequestRecord } from '#server/observability/request-observer.ts'
import type { Exchange } from '#server/routing/admission.ts'
import { hasOneHost } from '#server/routing/dispatch.ts'

export type CachedResponseDeps = {
  cache: PageCache
  /** Security headers of every response. */
  common: HeaderList
  cachingFor: CachingFor
  /** The host of SITE_URL; undefined: any host. */
  host: string | undefined
  observer: RequestObserver
}

/** Fast path: the prebuilt bytes of a cache hit, head and body; undefined when the request needs the full handler. */
export function prebuiltHit(deps: CachedResponseDeps, req: IncomingMessage): Buffer | undefined {
  const record = deps.observer.begin()
  const entry = freshEntry(deps, req)
  const prebuilt = entry && prebuiltFor(req.headers, entry.representation, optionsFor(deps, entry))
  if (!prebuilt) return undefined
  recordHit(record, entry)
  deps.observer.record(record, req, 200)
  return prebuilt.bytes
}

/** Sends a cache hit through Node's response: HEAD, conditional and range requests. False when there is none. */
export function sendHit(
  deps: CachedResponseDeps,
  { req, res, record }: Exchange,
  onError: (error: unknown) => void,
): boolean {
  const entry = req.method === 'GET' || req.method === 'HEAD' ? freshEntry(deps, req) : undefined
  if (!entry) return false
  recordHit(record, entry)
  deps.observer.onClose(record, req, res)
  sendPage(req, res, entry.representation, optionsFor(deps, entry))?.catch(onError)
  return true
}

// Only readers get cache hits: a request with a session cookie takes the path that checks the session.
function freshEntry({ cache, host }: CachedResponseDeps, req: IncomingMessage): Entry | undefined {
  const isExpectedHost = host === undefined || req.headers.host === host
  const isReader = isExpectedHost && hasOneHost(req) && !hasSessionCookie(req.headers.cookie)
  return isReader ? cache.fresh(req.url ?? '') : undefined
}

function recordHit(record: RequestRecord, { route }: Entry) {
  record.route = route.path
  record.cacheStatus = 'hit'
}

function optionsFor({ common, cachingFor }: CachedResponseDeps, { route, tags }: Entry): ResponseOptions {
  return { status: 200, cacheStatus: 'hit', age: 0, common, caching: cachingFor(route, tags) }
}
