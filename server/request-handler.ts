import type { IncomingMessage, ServerResponse } from 'node:http'
import { traced } from '#lib/core/tracing.ts'
import { isPage, type RenderResult } from '#server/cache/page-cache.ts'
import { type CachedResponseDeps, prebuiltHit, sendHit } from '#server/cached-response.ts'
import {
  type ErrorResponseDeps,
  sendErrorPage,
  sendForwardError,
  sendStatusPage,
} from '#server/error-response.ts'
import { hasBody } from '#server/http/body-limit.ts'
import { noStore, sendResponse, withQuery } from '#server/http/buffered-response.ts'
import { NO_STORE } from '#server/http/cache-headers.ts'
import { sendPage } from '#server/http/send.ts'
import { DATABASE_DOWN, needsDatabase } from '#server/http/unavailable.ts'
import type { RenderPage } from '#server/render/render-page.ts'
import type { Admission, Exchange } from '#server/routing/admission.ts'
import {
  type DispatchDeps,
  dispatch,
  type PageRequest,
  routeName,
  routeOf,
} from '#server/routing/dispatch.ts'
import { isStatic } from '#server/routing/routes.ts'

export type RequestHandlerDeps = DispatchDeps &
  CachedResponseDeps &
  ErrorResponseDeps & {
    renderPage: RenderPage
    /** Lets Next handle the request itself. */
    forwardToNext: (req: IncomingMessage, res: ServerResponse, fail: Fail) => Promise<void>
    admission: Admission
    isStaff: (req: IncomingMessage) => Promise<boolean>
    /** The result of the last health probe, without a new one. */
    isKnownDown: () => boolean
  }

/** Sends the error when Next failed. `unavailable`: the message when the failure is temporary. */
export type Fail = (unavailable: string | undefined) => void

/**
 * Handles every HTTP request: fast path, page cache, then Next. `fastPath` is tried first, below http.ServerResponse;
 * `handle` takes the rest.
 */
export function createRequestHandler(deps: RequestHandlerDeps) {
  return {
    fastPath: (req: IncomingMessage) => prebuiltHit(deps, req),
    handle(req: IncomingMessage, res: ServerResponse): void {
      const exchange = { req, res, record: deps.observer.begin() }
      const onError = (error: unknown) => void sendErrorPage(deps, exchange, error)
      if (!hasBody(req) && sendHit(deps, exchange, onError)) return
      deps.observer.onClose(exchange.record, req, res)
      const work = () => admit(deps, exchange)
      const { span } = exchange.record
      const admitted = span ? span.run(work) : work()
      admitted.catch(onError)
    },
  }
}

/** Applies the rate limit and the body limit, then serves the request with its complete body. */
async function admit(deps: RequestHandlerDeps, exchange: Exchange) {
  const { req, record } = exchange
  const route = routeOf(req.url)
  record.route = routeName(req.url)
  const isWork = hasBody(req) || route?.kind === 'private' || record.route === '/readyz'
  if (isWork && !(await deps.admission.checkRate(exchange, route))) return
  const complete = hasBody(req) ? await deps.admission.readBody(exchange, route) : req
  if (complete) await serve(deps, { ...exchange, req: complete })
}

async function serve(deps: RequestHandlerDeps, exchange: Exchange) {
  const decision = await dispatch(exchange.req, deps)
  if (decision === 'forward') await forwardToNext(deps, exchange)
  else if (decision === 'expired-link') await sendStatusPage(deps, exchange, decision, NO_STORE)
  else if (typeof decision === 'number') await sendStatusPage(deps, exchange, decision)
  else if ('status' in decision) sendResponse(exchange.req, exchange.res, decision, deps.common)
  else await serveRoute(deps, exchange, decision)
}

async function forwardToNext(deps: RequestHandlerDeps, exchange: Exchange) {
  const { req, res } = exchange
  if (deps.isKnownDown() && needsDatabase(req)) return await sendForwardError(deps, exchange, DATABASE_DOWN)
  const fail: Fail = (unavailable) => {
    sendForwardError(deps, exchange, unavailable).catch((error) => sendErrorPage(deps, exchange, error))
  }
  await deps.admission.runLimited(exchange, () =>
    traced({ name: 'Next', kind: 'internal' }, () => deps.forwardToNext(req, res, fail)),
  )
}

async function serveRoute(deps: RequestHandlerDeps, exchange: Exchange, page: PageRequest) {
  const { cache, common, admission, cachingFor } = deps
  const { req, res, record } = exchange
  const { route, key, search } = page
  const isStaff = !isStatic(route) && (await deps.isStaff(req))
  record.route = route.path
  if (route.kind === 'staff' && !isStaff) return await sendStatusPage(deps, exchange, 404, NO_STORE)
  const isWork = isStaff || !cache.isUsable(key, route)
  if (isWork && !(await admission.checkRate(exchange, route))) return
  const found = isStaff ? await renderForStaff(deps, page, req) : await cache.get(key, route)
  const { result, cacheStatus, age } = found
  record.cacheStatus = cacheStatus
  if (typeof result === 'number') return await sendStatusPage(deps, exchange, result)
  if (!isPage(result)) {
    const response = withQuery(result, search)
    return sendResponse(req, res, isStaff ? noStore(response) : response, common)
  }
  const caching = isStaff ? NO_STORE : cachingFor(route, result.tags, cacheStatus === 'stale')
  await sendPage(req, res, result.representation, { status: 200, common, caching, cacheStatus, age })
}

/** Staff bypass the cache: they get the current state, and their responses are never stored. */
async function renderForStaff(deps: RequestHandlerDeps, { key, route }: PageRequest, req: IncomingMessage) {
  const cookie = route.kind === 'staff' ? req.headers.cookie : undefined
  const result: RenderResult = await deps.renderPage(key, route, () => {}, cookie)
  return { result, cacheStatus: 'staff', age: 0 }
}
