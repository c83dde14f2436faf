import { ConcurrencyLimit } from '#lib/core/concurrency-limit.ts'
import type { Env } from '#lib/core/env.ts'
import type { Resolution } from '#lib/published/resolving.ts'
import { DatabaseProbe } from '#server/cache/database-probe.ts'
import { InvalidationListener } from '#server/cache/invalidation-listener.ts'
import { PageCache } from '#server/cache/page-cache.ts'
import { ReplicaGate } from '#server/cache/replica-gate.ts'
import type { Log } from '#server/observability/log.ts'
import type { Handler } from '#server/render/in-process-request.ts'
import { createRenderer } from '#server/render/render-page.ts'
import { siteOf } from '#server/render/site-host.ts'

const PAGES_AT_ONCE = 16
const FILES_AT_ONCE = 8
const MAX_WAITING = 1_000
// Open Graph images are rendered one after the other; a flood of requests for them gets 503 early.
const IMAGES_AT_ONCE = 2
const MAX_IMAGES_WAITING = 100

type CacheDeps = {
  handler: Handler
  resolve: (path: string) => Promise<Resolution>
  isDatabaseUp: () => Promise<boolean>
  databaseUrl: () => string
  replicaUrl?: string | undefined
  env: Pick<Env, 'SITE_URL' | 'CACHE_MB'>
  log: Log
  measureRender: (milliseconds: number) => void
}

/** Wires the page cache to its renderer, its invalidation listener and the database health probe. */
export function createCache(deps: CacheDeps) {
  const { env, log } = deps
  const probe = new DatabaseProbe(deps.isDatabaseUp)
  const { host, protocol } = siteOf(env.SITE_URL)
  const limits = createLimits()
  const gate = deps.replicaUrl
    ? new ReplicaGate({ primary: deps.databaseUrl, replica: deps.replicaUrl, log })
    : undefined
  const renderPage = createRenderer({
    ...limits,
    handler: deps.handler,
    resolve: deps.resolve,
    headers: { host, 'x-forwarded-host': host, 'x-forwarded-proto': protocol },
    readForReader: gate ? (work) => gate.read(work) : (work) => work(),
    measure: deps.measureRender,
  })
  const listener: InvalidationListener = new InvalidationListener({
    url: deps.databaseUrl,
    apply: (change) => {
      gate?.closeUntilReplayed()
      cache.apply(change)
    },
    markAllStale: () => {
      gate?.closeUntilReplayed()
      cache.markAllStale()
    },
    onDisconnect: () => void probe.check(),
    log,
  })
  const cache = new PageCache({
    renderPage,
    probe,
    freshness: () => ({ now: Date.now(), caughtUpUntil: listener.caughtUpUntil }),
    isBusy: () => limits.pages.isBusy,
    maxBytes: env.CACHE_MB * 1024 * 1024,
    log,
  })
  return { cache, renderPage, listener, probe, gate }
}

// Separate concurrency limits: resizing an image may take seconds, and no page waits for it.
function createLimits() {
  return {
    pages: new ConcurrencyLimit(PAGES_AT_ONCE, MAX_WAITING),
    files: new ConcurrencyLimit(FILES_AT_ONCE, MAX_WAITING),
    media: new ConcurrencyLimit(FILES_AT_ONCE, MAX_WAITING),
    slowFiles: new ConcurrencyLimit(FILES_AT_ONCE, MAX_WAITING),
    images: new ConcurrencyLimit(IMAGES_AT_ONCE, MAX_IMAGES_WAITING),
  }
}
