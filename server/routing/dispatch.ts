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

/** A page to show: its name in memory, and the query it was asked with. */
export type PageRequest = { key: string; route: Route; search: string }

/** What is done with a request: an answer, a document, a page to show, or it is passed on. */
export type RouteDecision = BufferedResponse | StatusPage | PageRequest | 'pass'

export type DispatchDeps = ExpiredLinkDeps & {
  isReady: () => Promise<boolean>
  metrics: { answer: (authorization: string | undefined) => Promise<BufferedResponse | null> }
  trusted: BlockList
  /** SITE_URL. */
  site: string | undefined
  dev: boolean
}

const NOWHERE = textResponse(404, 'There is no such address.\n')
const ONLY_READING = textResponse(405, 'Only GET and HEAD here.\n', { allow: 'GET, HEAD' })

/** Decides by the head of a request alone what is to be done with it. */
export async function dispatch(req: IncomingMessage, parts: DispatchDeps): Promise<RouteDecision> {
  const target = readTarget(req.url ?? '')
  if (!target) return refuseTarget(req)
  return (
    validateFraming(req, target) ??
    (await answerOurselves(req, target, parts)) ??
    refuseHost(req, target, parts) ??
    ((await isLinkExpired(req, target, parts)) ? 'spent' : null) ??
    chooseRoute(req, target, parts)
  )
}

/** The route of an address as the log and the numbers name it. */
export function routeName(url = ''): string {
  const path = readTarget(url)?.path ?? ''
  return OURS.has(path) ? path : (matchRoute(path)?.path ?? 'none')
}

/** The route of an address, or null: nothing of ours has it. */
export function routeOf(url = ''): Route | null {
  const target = readTarget(url)
  return target && matchRoute(target.path)
}

const OURS = new Set(['/healthz', '/readyz', '/metrics', RULES_PATH])

function refuseTarget({ method, url = '' }: IncomingMessage): RouteDecision {
  if (!isReading(method)) return ONLY_READING
  return url.length > MAX_TARGET_LENGTH ? textResponse(414, 'That address is too long.\n') : 404
}

async function answerOurselves(req: IncomingMessage, { path }: Target, { isReady, metrics }: DispatchDeps) {
  if (path === '/healthz') return textResponse(200, 'alive\n')
  if (path === '/readyz') {
    return (await isReady())
      ? textResponse(200, 'ready\n')
      : textResponse(503, 'not ready\n', { 'retry-after': '1' })
  }
  if (path === '/metrics') return (await metrics.answer(req.headers.authorization)) ?? 404
  return null
}

// Node reports other codings only after it has handed the request over, whose end nobody can know then.
function validateFraming(req: IncomingMessage, { authority }: Target): BufferedResponse | null {
  if (!hasOneHost(req) || (authority !== null && !isHost(authority)))
    return textResponse(400, 'One Host header, please.\n', { connection: 'close' })
  const coding = req.headers['transfer-encoding']
  if (coding === undefined || coding.toLowerCase() === 'chunked') return null
  return textResponse(400, 'Bodies come chunked or whole.\n', { connection: 'close' })
}

function refuseHost(
  req: IncomingMessage,
  target: Target,
  { site, trusted }: DispatchDeps,
): BufferedResponse | null {
  const { host } = readClientAddress(req.socket.remoteAddress ?? '', req.headers, trusted)
  const decision = checkHost(target.authority ?? host, req.method ?? '', site)
  if (decision === 'misdirected') return textResponse(421, 'This publication has another address.\n')
  if (decision === 'serve' || !site) return null
  const path = ownPath(target.raw + searchOf(target), site)
  return path === null ? NOWHERE : redirectResponse(308, site + path)
}

/** True when a request names its host once and rightly, or speaks a version of HTTP that need not. */
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
  const right = canonicalPath(target)
  if (right) return noStore(redirectResponse(308, right + target.search))
  const route = matchFeedAlias(target.path) ?? matchRoute(target.path)
  if (route?.kind === 'private' || (dev && isOfTheBuild(target.path))) return refuseForwarding(req) ?? 'pass'
  if (!isReading(req.method)) return ONLY_READING
  if (target.path === RULES_PATH)
    return textResponse(200, RULES, { 'content-type': RULES_TYPE, 'cache-control': 'public, max-age=3600' })
  if (route?.kind === 'closed' || (route && !route.isResolved && !isSpeltRight(target))) return 404
  const search = searchOf(target)
  if (!route) return { key: target.raw, route: UNKNOWN, search }
  return { key: target.raw + meaningfulQuery(target, route), route, search }
}

function isReading(method: string | undefined): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** An address of no route may still lead somewhere else, or have been withdrawn. */
const UNKNOWN: Route = {
  ...{ path: 'unknown', kind: 'closed', type: '', query: [] },
  ...{ isResolved: true, mayPrefetch: false },
}

// One thing, one address: else anybody could fill the memory with spellings of the same.
function isSpeltRight({ raw, path }: Target): boolean {
  return raw === path || raw === path.split('/').map(encodeURIComponent).join('/')
}

function isOfTheBuild(path: string): boolean {
  return path.startsWith('/_next/') || path.startsWith('/__next')
}

function searchOf({ query }: Target): string {
  return query.size > 0 ? `?${query}` : ''
}

const LONGEST_VALUE = 200

function meaningfulQuery({ query }: Target, route: Route): string {
  const named = route.query.flatMap((name) => {
    const value = query.get(name)?.trim().slice(0, LONGEST_VALUE)
    return value ? [[name, value]] : []
  })
  return named.length > 0 ? `?${new URLSearchParams(named)}` : ''
}
