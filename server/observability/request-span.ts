import type { IncomingMessage } from 'node:http'
import type { BlockList } from 'node:net'
import { type OpenSpan, type SpanValues, tracing } from '#lib/core/tracing.ts'
import type { RequestRecord } from '#server/observability/request-observer.ts'
import { isFromHere, isTrustedPeer } from '#server/routing/forwarded.ts'
import { readTarget } from '#server/routing/request-target.ts'
import { matchRoute, type Route } from '#server/routing/routes.ts'

/** Routes whose paths are public; the others may hold the token of a link. Queries are never recorded. */
const PUBLIC: ReadonlySet<Route['kind']> = new Set(['document', 'file', 'asset', 'image', 'public'])

/**
 * The span of a request that has begun; undefined while traces are off. It continues the trace of a proxy or of a program
 * on this machine. Strangers would otherwise decide what is recorded.
 */
export function startRequestSpan(
  { began }: RequestRecord,
  req: IncomingMessage,
  trusted: BlockList,
): OpenSpan | undefined {
  const on = tracing()
  if (!on) return undefined
  const { method = '', headers, socket } = req
  const remote = socket?.remoteAddress ?? ''
  const isBelieved = isFromHere(remote) || isTrustedPeer(remote, trusted)
  const traceparent = isBelieved ? headers.traceparent : undefined
  return on.start({
    ...{ name: method, kind: 'server', began: performance.timeOrigin + began },
    values: { 'http.request.method': method },
    parent: typeof traceparent === 'string' ? traceparent : undefined,
  })
}

/** Ends it. Status 0: nothing was sent. */
export function endRequestSpan(
  span: OpenSpan,
  { route, cacheStatus }: RequestRecord,
  { method = '', url = '' }: IncomingMessage,
  status: number,
): void {
  span.rename(`${method} ${route}`)
  span.set({
    ...{ 'http.route': route, 'http.response.status_code': status, 'publication.cache': cacheStatus },
    ...describeTarget(url),
  })
  if (status === 0 || status >= 500) span.fail(status === 0 ? 'aborted' : String(status))
  span.end()
}

function describeTarget(url: string): SpanValues {
  const path = readTarget(url)?.path ?? ''
  const kind = matchRoute(path)?.kind
  const values = { 'publication.route.kind': kind ?? 'none' }
  return kind && PUBLIC.has(kind) ? { ...values, 'url.path': path } : values
}
