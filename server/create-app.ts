import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Env } from '#lib/core/env.ts'
import { warnTo } from '#lib/core/log.ts'
import { readTrustedProxies } from '#lib/core/trusted-proxies.ts'
import { countConnections } from '#lib/db/client.ts'
import type { Resolution } from '#lib/published/resolving.ts'
import { admitAction } from '#server/actions/admit.ts'
import type { IsActionAt } from '#server/actions/known.ts'
import { DatabaseProbe } from '#server/cache/database-probe.ts'
import { InvalidationListener } from '#server/cache/invalidation-listener.ts'
import { PageCache } from '#server/cache/page-cache.ts'
import { createDevRequestHandler } from '#server/dev-request-handler.ts'
import { sendResponse } from '#server/http/buffered-response.ts'
import { handleClientErrors } from '#server/http/client-errors.ts'
import { installFastPath } from '#server/http/fast-path.ts'
import { securityHeaders } from '#server/http/security-headers.ts'
import { AccessLog } from '#server/observability/access-log.ts'
import { createLog, type Destination, openDestination } from '#server/observability/log.ts'
import { createMetrics } from '#server/observability/metrics.ts'
import { RequestObserver } from '#server/observability/request-observer.ts'
import { ConcurrencyLimit } from '#server/render/concurrency-limit.ts'
import { forward } from '#server/render/forward-to-next.ts'
import type { Handler } from '#server/render/in-process-request.ts'
import { createRenderer } from '#server/render/render-page.ts'
import { createRequestHandler, type Fail } from '#server/request-handler.ts'
import { Admission } from '#server/routing/admission.ts'
import type { ExpiredLinkDeps } from '#server/routing/expired-links.ts'
import { readClientAddress } from '#server/routing/forwarded.ts'
import { type Allowance, RateLimit } from '#server/routing/rate-limit.ts'
import { readTarget, type Target } from '#server/routing/request-target.ts'
import { type Route, setPublicRoutes } from '#server/routing/routes.ts'
import { createStaffCheck, oncePerRequest, type SessionCheckDeps } from '#server/routing/session-check.ts'

const PAGES_AT_ONCE = 16
// A picture may take seconds to make in another size; no page waits for one.
const FILES_AT_ONCE = 8
const MOST_WAITING = 1_000
// Cards are drawn one after the other; who sends a flood of them is told to come back.
const DRAWINGS_AT_ONCE = 2
const MOST_DRAWINGS_WAITING = 100

export type AppDeps = ExpiredLinkDeps &
  SessionCheckDeps & {
    handler: Handler
    resolve: (path: string) => Promise<Resolution>
    isReady: () => Promise<boolean>
    /** True when the database answers. */
    isThere: () => Promise<boolean>
    databaseUrl: () => string
    env: Pick<Env, 'SITE_URL' | 'TRUSTED_PROXY' | 'CACHE_MB' | 'LOG_LEVEL' | 'METRICS_TOKEN'>
    dev: boolean
    /** Rows for the files of public/. */
    publicFiles?: readonly Route[]
    /** What one network may cause, where it is not what the house has. */
    allowance?: Allowance
    /** Unset while the publication is worked on: there is no build to know it from. */
    isActionAt?: IsActionAt | undefined
    /** Where the log goes. */
    destination?: Pick<Destination, 'write' | 'flush'>
  }

/** Puts the parts of the front door together. */
export function createApp(foundation: AppDeps) {
  const { handler, env, dev, destination = openDestination() } = foundation
  const site = env.SITE_URL
  setPublicRoutes(foundation.publicFiles ?? [])
  const log = createLog(env.LOG_LEVEL, destination)
  warnTo((fields, message) => log.warn(fields, message))
  const requests = log.isLevelEnabled('info') ? new AccessLog(destination) : null
  const trusted = readTrustedProxies(env.TRUSTED_PROXY)
  const common = securityHeaders(site)
  const probe = new DatabaseProbe(foundation.isThere)
  const url = new URL(site ?? 'http://localhost')
  const protocol = url.protocol.replace(':', '')

  const turnstile = new ConcurrencyLimit(PAGES_AT_ONCE, MOST_WAITING)
  const renderPage = createRenderer({
    handler,
    resolve: foundation.resolve,
    turnstile,
    files: new ConcurrencyLimit(FILES_AT_ONCE, MOST_WAITING),
    slowFiles: new ConcurrencyLimit(FILES_AT_ONCE, MOST_WAITING),
    drawings: new ConcurrencyLimit(DRAWINGS_AT_ONCE, MOST_DRAWINGS_WAITING),
    headers: { host: url.host, 'x-forwarded-host': url.host, 'x-forwarded-proto': protocol },
    measure: (milliseconds) => metrics.measureRender(milliseconds),
  })
  const listener: InvalidationListener = new InvalidationListener({
    url: foundation.databaseUrl,
    apply: (touched) => cache.apply(touched),
    doubtEverything: () => cache.markAllStale(),
    lost: () => void probe.check(),
    log,
  })
  const cache = new PageCache({
    renderPage,
    probe,
    knowledge: () => ({ now: Date.now(), knownUntil: listener.caughtUpUntil }),
    isBusy: () => turnstile.isBusy,
    most: env.CACHE_MB * 1024 * 1024,
    log,
  })
  const metrics = createMetrics(
    {
      cacheBytes: () => cache.bytes,
      cacheEntries: () => cache.count,
      listenerLagMs: () => listener.lag,
      listenerSilenceMs: () => Date.now() - listener.caughtUpUntil,
      isDatabaseAway: () => probe.isOpen,
      connections: countConnections,
      bodyBytes: () => admission.bodyBytes,
      rateLimitNetworks: () => rateLimit.networks,
    },
    env.METRICS_TOKEN,
  )

  // Without a barrier nobody knows what is true any more.
  const settle = () => listener.barrier().catch(() => cache.markAllStale())

  // While nobody can be asked, a session is taken to go on: it opens nothing, and its owner hears why.
  const isSessionOpen = async (id: string) =>
    probe.isOpen || (await foundation.isSessionOpen(id).catch(() => probe.check().then(() => true)))
  const isStaff = oncePerRequest(createStaffCheck({ secret: foundation.secret, isSessionOpen }))
  const rateLimit = new RateLimit(foundation.allowance)
  const admission = new Admission({ rateLimit, isStaff, trusted, common })

  async function forwardToNext(req: IncomingMessage, res: ServerResponse, fail: Fail) {
    const { client, host } = readClientAddress(req.socket.remoteAddress ?? '', req.headers, trusted)
    const target = readTarget(req.url ?? '')
    // Next reads the target as a path, and led an absolute one to itself.
    if (target) req.url = target.raw + target.search
    const named = (target?.authority ?? host) || url.host
    const truth = { client, host: site ? url.host : named, protocol }
    const asked = await admit(req, target, truth.host)
    if ('status' in asked) return sendResponse(req, res, asked, common)
    await forward(asked, res, { handler, common, dev, truth, settle, fail })
  }

  async function admit(req: IncomingMessage, target: Target | null, host: string) {
    const { isActionAt } = foundation
    if (req.method !== 'POST' || !target || !isActionAt || target.path.startsWith('/api/')) return req
    return await admitAction(req, { ...target, host, isActionAt })
  }

  const observer = new RequestObserver(requests, metrics)
  const parts = {
    ...foundation,
    ...{ cache, renderPage, pass: forwardToNext, admission, common, trusted, site, log, metrics },
    ...{ observer, isStaff },
    isDatabaseAway: () => probe.check(),
    isKnownAway: () => probe.isOpen,
    host: site && url.host,
  }
  const { open, shortcut } = dev ? createDevRequestHandler(parts) : createRequestHandler(parts)

  const refuseFor = (server: Server) => handleClientErrors(server, { observer, common })

  /** Takes over from a server what it would otherwise do by itself. */
  function attachTo(server: Server) {
    if (shortcut) installFastPath(server, shortcut)
    // Whether a body may come is decided before it is sent for.
    server.on('checkContinue', open)
    refuseFor(server)
  }

  async function close() {
    probe.close()
    await listener.close()
    requests?.close()
    log.flush()
  }

  return { open, attachTo, refuseFor, cache, renderPage, listener, probe, close }
}
