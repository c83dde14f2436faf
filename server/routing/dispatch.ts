import type { IncomingMessage } from 'node:http'
import type { BlockList } from 'node:net'
import { ownPath } from '#lib/urls/own-path.ts'
import { noStore, redirectResponse, textResponse } from '#server/http/buffered-response.ts'
import { refuseForwarding } from '#server/render/forward-to-next.ts'
import type { BufferedResponse } from '#server/render/in-process-request.ts'
import type { StatusPage } from '#server/render/status-pages.ts'
import { canonicalPath } from '#server/routing/canonical-path.ts'
import { type ExpiredLinkDeps, isLinkExpired } from '#server/routing/expired-links.ts'
import { matchFeedAlias } from '#server/routing/feed-aliases.ts'
import { readClientAddress } from '#server/routing/forwarded.ts'
import { checkHost, isHost } from '#server/routing/hosts.ts'
import { MAX_TARGET_LENGTH, readTarget, type Target } from '#server/routing/request-target.ts'
import { matchRoute, type Route } from '#server/routing/routes.ts'
import { RULES, RULES_PATH, RULES_TYPE } from '#server/routing/speculation-rules.ts'

/** A page to serve: its cache key and the query string of the request. */
export type PageRequest = { key: string; route: Route; search: string }

/** The routing result: a response, a status page, a page to serve, or 'forward' to Next. */
export type RouteDecision = BufferedResponse | StatusPage | PageRequest | 'forward'

export type DispatchDeps = ExpiredLinkDeps & {
  isReady: () => Promise<boolean>
  metrics: { respond: (authorization: string | undefined) => Promise<BufferedResponse | null> }
  trusted: BlockList
  /** SITE_URL. */
  site: string | undefined
  dev: boolean
}

const NOT_FOUND = textResponse(404, 'This address does not exist. Check it for typing errors.\n')
const METHOD_NOT_ALLOWED = textResponse(405, 'This method is not allowed here. Use GET or HEAD.\n', {
  allow: 'GET, HEAD',
})

/** Routes a request by its headers alone. */
export async function dispatch(req: IncomingMessage, deps: DispatchDeps): Promise<RouteDecision> {
  const target = readTarget(req.url ?? '')
  if (!target) return rejectTarget(req)
  return (
    validateFraming(req, target) ??
    (await serveBuiltIn(req, target, deps)) ??
    rejectHost(req, target, deps) ??
    ((await isLinkExpired(req, target, deps)) ? 'expired-link' : null) ??
    chooseRoute(req, target, deps)
  )
}

/** The route name for the access log and the metrics. */
export function routeName(url = ''): string {
  const path = readTarget(url)?.path ?? ''
  return BUILT_IN.has(path) ? path : (matchRoute(path)?.path ?? 'none')
}

/** The route of a request target, or null when none matches. */
export function routeOf(url = ''): Route | null {
  const target = readTarget(url)
  return target && matchRoute(target.path)
}

const BUILT_IN = new Set(['/healthz', '/readyz', '/metrics', RULES_PATH])

function rejectTarget({ method, url = '' }: IncomingMessage): RouteDecision {
  if (!isReadMethod(method)) return METHOD_NOT_ALLOWED
  return url.length > MAX_TARGET_LENGTH
    ? textResponse(414, `The address is too long. Use at most ${MAX_TARGET_LENGTH} characters.\n`)
    : 404
}

async function serveBuiltIn(req: IncomingMessage, { path }: Target, { isReady, metrics }: DispatchDeps) {
  if (path === '/healthz') return textResponse(200, 'alive\n')
  if (path === '/readyz') {
    return (await isReady())
      ? textResponse(200, 'ready\n')
      : textResponse(503, 'not ready\n', { 'retry-after': '1' })
  }
  if (path === '/metrics') return (await metrics.respond(req.headers.authorization)) ?? 404
  return null
}

// Request smuggling (RFC 9112, 6.1): Node reports other transfer codings only after it has handed over the request,
// whose end is then unknown.
function validateFraming(req: IncomingMessage, { authority }: Target): BufferedResponse | null {
  if (!hasOneHost(req) || (authority !== null && !isHost(authority)))
    return textResponse(
      400,
      'The request needs exactly one valid Host header. Correct it and send it again.\n',
      { connection: 'close' },
    )
  const coding = req.headers['transfer-encoding']
  if (coding === undefined || coding.toLowerCase() === 'chunked') return null
  return textResponse(
    400,
    'This Transfer-Encoding is not supported. Send the body chunked or with a Content-Length.\n',
    { connection: 'close' },
  )
}

function rejectHost(
  req: IncomingMessage,
  target: Target,
  { site, trusted }: DispatchDeps,
): BufferedResponse | null {
  const { host } = readClientAddress(req.socket.remoteAddress ?? '', req.headers, trusted)
  const decision = checkHost(target.authority ?? host, req.method ?? '', site)
  if (decision === 'misdirected')
    return textResponse(421, 'This host name does not belong to the site. Use the address of the site.\n')
  if (decision === 'serve' || !site) return null
  const path = ownPath(target.raw + searchOf(target), site)
  return path === null ? NOT_FOUND : redirectResponse(308, site + path)
}

/**
 * True when a request has exactly one valid Host header, or an HTTP version that does not require one (RFC 9112,
 * 3.2).
 */
export function hasOneHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  let hosts = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]
    if (name?.length !== 4 || name.toLowerCase() !== 'host') continue
    if (!isHost(rawHeaders[index + 1] ?? '')) return false
    hosts += 1
  }
  return hosts === 1 || (hosts === 0 && httpVersion !== '1.1')
}

function chooseRoute(req: IncomingMessage, target: Target, { dev }: DispatchDeps): RouteDecision {
  const canonical = canonicalPath(target)
  if (canonical) return noStore(redirectResponse(308, canonical + target.search))
  const route = matchFeedAlias(target.path) ?? matchRoute(target.path)
  if (route?.kind === 'private' || (dev && isDevAsset(target.path))) return refuseForwarding(req) ?? 'forward'
  if (!isReadMethod(req.method)) return METHOD_NOT_ALLOWED
  if (target.path === RULES_PATH)
    return textResponse(200, RULES, { 'content-type': RULES_TYPE, 'cache-control': 'public, max-age=3600' })
  if (route?.kind === 'closed' || (route && !route.isResolved && !isCanonical(target))) return 404
  const search = searchOf(target)
  if (!route) return { key: target.raw, route: UNKNOWN, search }
  return { key: target.raw + meaningfulQuery(target, route), route, search }
}

function isReadMethod(method: string | undefined): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** A path without a route may still be a redirect or a withdrawn page. */
const UNKNOWN: Route = {
  ...{ path: 'unknown', kind: 'closed', type: '', query: [] },
  ...{ isResolved: true, mayPrefetch: false },
}

// One resource, one address. Otherwise the cache could be filled with spellings of the same page.
function isCanonical({ raw, path }: Target): boolean {
  return raw === path || raw === path.split('/').map(encodeURIComponent).join('/')
}

function isDevAsset(path: string): boolean {
  return path.startsWith('/_next/') || path.startsWith('/__next')
}

function searchOf({ query }: Target): string {
  return query.size > 0 ? `?${query}` : ''
}

const MAX_VALUE_LENGTH = 200

function meaningfulQuery({ query }: Target, route: Route): string {
  const named = route.query.flatMap((name) => {
    const value = query.get(name)?.trim().slice(0, MAX_VALUE_LENGTH)
    return value ? [[name, value]] : []
  })
  return named.length > 0 ? `?${new URLSearchParams(named)}` : ''
}
