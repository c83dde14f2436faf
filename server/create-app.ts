import type { Server } from 'node:http'
import { readCidrList } from '#lib/core/cidr-list.ts'
import type { Env } from '#lib/core/env.ts'
import { warnTo } from '#lib/core/log.ts'
import type { Resolution } from '#lib/published/resolving.ts'
import type { IsActionAt } from '#server/actions/known.ts'
import { createCache } from '#server/cache/create-cache.ts'
import { createDevRequestHandler } from '#server/dev-request-handler.ts'
import { createCachingFor } from '#server/http/cdn-headers.ts'
import { handleClientErrors } from '#server/http/client-errors.ts'
import { installFastPath } from '#server/http/fast-path.ts'
import { securityHeaders } from '#server/http/security-headers.ts'
import { AccessLog } from '#server/observability/access-log.ts'
import { createAppMetrics } from '#server/observability/app-metrics.ts'
import { createLog, type Destination, openDestination } from '#server/observability/log.ts'
import { RequestObserver } from '#server/observability/request-observer.ts'
import { createForwarder } from '#server/render/forwarder.ts'
import type { Handler } from '#server/render/in-process-request.ts'
import { createRequestHandler } from '#server/request-handler.ts'
import { Admission } from '#server/routing/admission.ts'
import type { ExpiredLinkDeps } from '#server/routing/expired-links.ts'
import { type Allowance, RateLimit } from '#server/routing/rate-limit.ts'
import { type Route, setPublicRoutes } from '#server/routing/routes.ts'
import { createStaffCheck, oncePerRequest, type SessionCheckDeps } from '#server/routing/session-check.ts'

export type AppDeps = ExpiredLinkDeps &
  SessionCheckDeps & {
    /** Next's request handler. */
    handler: Handler
    resolve: (path: string) => Promise<Resolution>
    /** Readiness check for /readyz. */
    isReady: () => Promise<boolean>
    /** Health check of the database. */
    isDatabaseUp: () => Promise<boolean>
    databaseUrl: () => string
    env: Pick<Env, 'SITE_URL' | 'TRUSTED_PROXY' | 'CACHE_MB' | 'LOG_LEVEL' | 'METRICS_TOKEN'> &
      Partial<Pick<Env, 'DATABASE_REPLICA_URL' | 'CDN_PURGE_URL'>>
    dev: boolean
    /** Routes of the files of public/. */
    publicFiles?: readonly Route[]
    /** Rate limit per network. Defaults to READER_ALLOWANCE. */
    allowance?: Allowance
    /** Undefined in development, where there is no build manifest. */
    isActionAt?: IsActionAt | undefined
    /** Where the log goes. */
    destination?: Pick<Destination, 'write' | 'flush'>
  }

/** Composition root: wires the cache, the rate limit, the logs and the metrics into one request handler. */
export function createApp(deps: AppDeps) {
  const { env, dev, destination = openDestination() } = deps
  setPublicRoutes(deps.publicFiles ?? [])
  const log = createLog(env.LOG_LEVEL, destination)
  warnTo((fields, message) => log.warn(fields, message))
  const accessLog = log.isLevelEnabled('info') ? new AccessLog(destination) : null
  const site = env.SITE_URL
  const shared = {
    ...{ common: securityHeaders(site), trusted: readCidrList(env.TRUSTED_PROXY), site, log },
  }
  const cachingFor = createCachingFor({ hasPurge: env.CDN_PURGE_URL !== undefined })
  const measureRender = (milliseconds: number) => metrics.measureRender(milliseconds)
  const replicaUrl = env.DATABASE_REPLICA_URL
  const { cache, renderPage, listener, probe, gate } = createCache({
    ...{ ...deps, replicaUrl, log, measureRender },
  })
  const isStaff = createOutageTolerantStaffCheck(deps, probe)
  const rateLimit = new RateLimit(deps.allowance)
  const admission = new Admission({ ...shared, rateLimit, isStaff })
  const metrics = createAppMetrics({ cache, listener, probe, admission, rateLimit }, env.METRICS_TOKEN)
  const observer = new RequestObserver(accessLog, metrics, shared.trusted)
  // Without a barrier there is no telling what changed, so the whole cache becomes stale.
  const awaitInvalidation = () => listener.barrier().catch(() => cache.markAllStale())
  const handlerDeps = {
    ...{ ...deps, ...shared, cache, renderPage, admission, metrics, observer, isStaff, cachingFor },
    forwardToNext: createForwarder({ ...deps, ...shared, awaitInvalidation }),
    // Ready means that the next request is served: not before the probe has seen the database again.
    isReady: async () => !probe.isDown && (await deps.isReady()),
    isDatabaseDown: () => probe.check(),
    isKnownDown: () => probe.isDown,
    host: site && new URL(site).host,
  }
  const { handle, fastPath } = dev ? createDevRequestHandler(handlerDeps) : createRequestHandler(handlerDeps)
  const handleErrors = (server: Server) => handleClientErrors(server, { observer, common: shared.common })

  return { handle, attachTo, handleErrors, cache, renderPage, listener, probe, gate, close }

  /** Installs the fast path and replaces Node's own handling of `Expect: 100-continue` and broken requests. */
  function attachTo(server: Server) {
    if (fastPath) installFastPath(server, fastPath)
    // Admission decides about a body before the client is told to send it.
    server.on('checkContinue', handle)
    handleErrors(server)
  }

  async function close() {
    probe.close()
    await Promise.all([listener.close(), gate?.close()])
    accessLog?.close()
    log.flush()
  }
}

type Probe = { isDown: boolean; check: () => Promise<boolean> }

// While the database is down, a session counts as open: it grants nothing, and its owner gets the outage message.
function createOutageTolerantStaffCheck({ secret, isSessionOpen }: SessionCheckDeps, probe: Probe) {
  return oncePerRequest(
    createStaffCheck({
      secret,
      isSessionOpen: async (id) =>
        probe.isDown || (await isSessionOpen(id).catch(() => probe.check().then(() => true))),
    }),
  )
}
