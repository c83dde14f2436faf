import { Overloaded } from '#lib/core/errors.ts'
import type { PageCache } from '#server/cache/page-cache.ts'
import { sendResponse } from '#server/http/buffered-response.ts'
import { cacheControlOfStatus, NO_STORE } from '#server/http/cache-headers.ts'
import type { HeaderList } from '#server/http/representation.ts'
import { sendPage } from '#server/http/send.ts'
import { DATABASE_DOWN, unavailableResponse } from '#server/http/unavailable.ts'
import type { Log } from '#server/observability/log.ts'
import { type StatusPage, statusOf, statusPageFor } from '#server/render/status-pages.ts'
import type { Exchange } from '#server/routing/admission.ts'

export type ErrorResponseDeps = {
  cache: PageCache
  /** Security headers of every response. */
  common: HeaderList
  /** Probes the database. Called after a failure. */
  isDatabaseDown: () => Promise<boolean>
  log: Log
}

/** Sends the page for a status: 404, 410, 500, 503 or an expired link. */
export async function sendStatusPage(
  { cache, common }: ErrorResponseDeps,
  { req, res, record }: Exchange,
  name: StatusPage,
  caching = record.cacheStatus === 'staff' ? NO_STORE : cacheControlOfStatus(statusOf(name)),
) {
  const { page, cacheStatus } = await statusPageFor(cache, name)
  await sendPage(req, res, page, { status: statusOf(name), common, caching, cacheStatus, age: 0 })
}

/** Logs an error and sends 503 when trying again may help, else 500. */
export async function sendErrorPage(deps: ErrorResponseDeps, exchange: Exchange, error: unknown) {
  deps.log.error({ err: error, id: exchange.record.id }, 'A request failed.')
  if (exchange.res.headersSent) return void exchange.res.destroy()
  const isTemporary = error instanceof Overloaded || (await deps.isDatabaseDown())
  await sendStatusPage(deps, exchange, isTemporary ? 503 : 500)
}

/** Sends a failed forward in the form the client can show: text for an action, JSON for the API, else a page. */
export async function sendForwardError(deps: ErrorResponseDeps, exchange: Exchange, unavailable?: string) {
  const reason = unavailable ?? ((await deps.isDatabaseDown()) ? DATABASE_DOWN : undefined)
  const response = unavailableResponse(exchange.req, reason)
  if (response) sendResponse(exchange.req, exchange.res, response, deps.common)
  else await sendStatusPage(deps, exchange, reason === undefined ? 500 : 503)
}
