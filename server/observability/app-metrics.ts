import { countConnections } from '#lib/db/client.ts'
import { readJobsHealth } from '#lib/jobs/reading.ts'
import { readMailHealth } from '#lib/mail/health.ts'
import { createMetrics } from '#server/observability/metrics.ts'

type Sources = {
  cache: { bytes: number; count: number }
  listener: { lag: number; caughtUpUntil: number }
  probe: { isDown: boolean }
  admission: { bodyBytes: number }
  rateLimit: { networks: number }
}

/** Wires the Prometheus metrics to the parts of the server that they measure. */
export function createAppMetrics(
  { cache, listener, probe, admission, rateLimit }: Sources,
  token: string | undefined,
) {
  return createMetrics(
    {
      cacheBytes: () => cache.bytes,
      cacheEntries: () => cache.count,
      listenerLagMs: () => listener.lag,
      listenerSilenceMs: () => Date.now() - listener.caughtUpUntil,
      isDatabaseDown: () => probe.isDown,
      connections: countConnections,
      bodyBytes: () => admission.bodyBytes,
      rateLimitNetworks: () => rateLimit.networks,
      mail: () => (probe.isDown ? Promise.reject(new Error('The database is down.')) : readMailHealth()),
      jobs: () => (probe.isDown ? Promise.reject(new Error('The database is down.')) : readJobsHealth()),
    },
    token,
  )
}
