import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Entry } from '#server/cache/entry.ts'
import { isPage, type PageCache, type RenderResult } from '#server/cache/page-cache.ts'
import { hasBody } from '#server/http/body-limit.ts'
import { noStore, sendResponse, withQuery } from '#server/http/buffered-response.ts'
import { CACHE_CONTROL, cacheControlOfStatus, NO_STORE } from '#server/http/cache-headers.ts'
import type { HeaderList } from '#server/http/representation.ts'
import { prebuiltFor, type ResponseOptions, sendPage } from '#server/http/send.ts'
import { DATABASE_AWAY, needsDatabase, unavailableResponse } from '#server/http/unavailable.ts'
import type { Log } from '#server/observability/log.ts'
import type { RequestObserver } from '#server/observability/request-observer.ts'
import { Overloaded } from '#server/render/concurrency-limit.ts'
import type { RenderPage } from '#server/render/render-page.ts'
import { type StatusPage, statusOf, statusPageFor } from '#server/render/status-pages.ts'
import type { Admission, Exchange } from '#server/routing/admission.ts'
import {
  type DispatchDeps,
  dispatch,
  hasOneHost,
  type PageRequest,
  routeName,
  routeOf,
} from '#server/routing/dispatch.ts'
import { isStatic } from '#server/routing/routes.ts'
import { hasSessionCookie } from '#server/routing/session-check.ts'

export type RequestHandlerDeps = DispatchDeps & {
  cache: PageCache
  renderPage: RenderPage
  /** Hands a request on to Next as it is. */
  pass: (req: IncomingMessage, res: ServerResponse, fail: Fail) => Promise<void>
  admission: Admission
  isStaff: (req: IncomingMessage) => Promise<boolean>
  /** Asked after a failure. */
  isDatabaseAway: () => Promise<boolean>
  /** What the last look said, without another one. */
  isKnownAway: () => boolean
  /** Headers of every answer. */
  common: HeaderList
  /** The host that is expected; undefined: any. */
  host: string | undefined
  log: Log
  observer: RequestObserver
}

/** Answers where Next could not, given why it cannot be done now, if that is so. */
export type Fail = (unavailable: string | undefined) => void

/** The door behind which the whole publication stands: it opens for every request, and knows the shortcut for most. */
export function createRequestHandler(deps: RequestHandlerDeps) {
  const { admission, cache, common, observer } = deps

  /** The way of nearly every request: what is remembered under exactly this address goes out whole. */
  function shortcut(req: IncomingMessage): Buffer | undefined {
    const record = observer.begin()
    const entry = isFromReader(req) ? cache.fresh(req.url ?? '') : undefined
    const whole = entry && prebuiltFor(req.headers, entry.representation, optionsFor(entry))
    if (!whole) return undefined
    record.route = entry.route.path
    record.cacheStatus = 'hit'
    observer.record(record, req, 200)
    return whole.bytes
  }

  function open(req: IncomingMessage, res: ServerResponse): void {
    const exchange = { req, res, record: observer.begin() }
    if (!hasBody(req) && serveAtOnce(exchange)) return
    observer.onClose(exchange.record, req, res)
    admit(exchange).catch((error) => sendErrorPage(exchange, error))
  }

  /** What is remembered under exactly this address goes out as the request wants it: in part, without a body, or last. */
  function serveAtOnce(exchange: Exchange): boolean {
    const { req, res, record } = exchange
    const isRead = req.method === 'GET' || req.method === 'HEAD'
    const entry = isRead && isFromReader(req) ? cache.fresh(req.url ?? '') : undefined
    if (!entry) return false
    record.route = entry.route.path
    record.cacheStatus = 'hit'
    observer.onClose(record, req, res)
    sendPage(req, res, entry.representation, optionsFor(entry))?.catch((error) =>
      sendErrorPage(exchange, error),
    )
    return true
  }

  function optionsFor({ route }: Entry): ResponseOptions {
    return { status: 200, cacheStatus: 'hit', age: 0, common, caching: CACHE_CONTROL[route.kind] }
  }

  function isFromReader(req: IncomingMessage): boolean {
    const isExpected = deps.host === undefined || req.headers.host === deps.host
    return isExpected && hasOneHost(req) && !hasSessionCookie(req.headers.cookie)
  }

  /** Serves what may come in: with its whole body, when it has one. */
  async function admit(exchange: Exchange) {
    const { req, record } = exchange
    const route = routeOf(req.url)
    record.route = routeName(req.url)
    const isWork = hasBody(req) || route?.kind === 'private' || record.route === '/readyz'
    if (isWork && !(await admission.mayWork(exchange, route))) return
    const whole = hasBody(req) ? await admission.takeBody(exchange, route) : req
    if (whole) await serve({ ...exchange, req: whole })
  }

  async function serve(exchange: Exchange) {
    const { req, res } = exchange
    const decision = await dispatch(req, deps)
    if (decision === 'pass') await forwardToNext(exchange)
    else if (decision === 'spent') await sendStatusPage(exchange, decision, NO_STORE)
    else if (typeof decision === 'number') await sendStatusPage(exchange, decision)
    else if ('status' in decision) sendResponse(req, res, decision, common)
    else await serveRoute(exchange, decision)
  }

  async function forwardToNext(exchange: Exchange) {
    const { req, res } = exchange
    if (deps.isKnownAway() && needsDatabase(req)) return await refuseForwarded(exchange, DATABASE_AWAY)
    const fail: Fail = (unavailable) => {
      refuseForwarded(exchange, unavailable).catch((error) => sendErrorPage(exchange, error))
    }
    await admission.inTurn(exchange, () => deps.pass(req, res, fail))
  }

  /** Says in the form that the asker can show why nothing was done. */
  async function refuseForwarded(exchange: Exchange, unavailable?: string) {
    const reason = unavailable ?? ((await deps.isDatabaseAway()) ? DATABASE_AWAY : undefined)
    const answer = unavailableResponse(exchange.req, reason)
    if (answer) sendResponse(exchange.req, exchange.res, answer, common)
    else await sendStatusPage(exchange, reason === undefined ? 500 : 503)
  }

  async function serveRoute(exchange: Exchange, page: PageRequest) {
    const { req, res, record } = exchange
    const { route, key, search } = page
    const isStaff = !isStatic(route) && (await deps.isStaff(req))
    record.route = route.path
    if (route.kind === 'staff' && !isStaff) return await sendStatusPage(exchange, 404, NO_STORE)
    const isWork = isStaff || !cache.isUsable(key, route)
    if (isWork && !(await admission.mayWork(exchange, route))) return
    const { result, cacheStatus, age } = isStaff ? await askForStaff(page, req) : await cache.get(key, route)
    record.cacheStatus = cacheStatus
    if (typeof result === 'number') return await sendStatusPage(exchange, result)
    if (!isPage(result)) {
      const answer = withQuery(result, search)
      return sendResponse(req, res, isStaff ? noStore(answer) : answer, common)
    }
    const caching = isStaff ? NO_STORE : CACHE_CONTROL[route.kind]
    await sendPage(req, res, result.representation, { status: 200, common, caching, cacheStatus, age })
  }

  /** Staff get what is true now, past the memory, and nothing of it is remembered. */
  async function askForStaff({ key, route }: PageRequest, req: IncomingMessage) {
    const cookie = route.kind === 'staff' ? req.headers.cookie : undefined
    const result: RenderResult = await deps.renderPage(key, route, () => {}, cookie)
    return { result, cacheStatus: 'staff', age: 0 }
  }

  async function sendStatusPage(
    { req, res, record }: Exchange,
    name: StatusPage,
    caching = record.cacheStatus === 'staff' ? NO_STORE : cacheControlOfStatus(statusOf(name)),
  ) {
    const { page, cacheStatus } = await statusPageFor(cache, name)
    const status = statusOf(name)
    await sendPage(req, res, page, { status, common, caching, cacheStatus, age: 0 })
  }

  async function sendErrorPage(exchange: Exchange, error: unknown) {
    deps.log.error({ err: error, id: exchange.record.id }, 'A request failed.')
    if (exchange.res.headersSent) return void exchange.res.destroy()
    const isTemporary = error instanceof Overloaded || (await deps.isDatabaseAway())
    await sendStatusPage(exchange, isTemporary ? 503 : 500)
  }

  return { open, shortcut }
}
