import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { textResponse } from '#server/http/buffered-response.ts'
import type { BufferedResponse } from '#server/render/in-process-request.ts'

/** Values that are read at scrape time. */
export type Readings = {
  cacheBytes: () => number
  cacheEntries: () => number
  listenerLagMs: () => number
  listenerSilenceMs: () => number
  isDatabaseDown: () => boolean
  connections: () => { all: number; idle: number; waiting: number }
  bodyBytes: () => number
  rateLimitNetworks: () => number
  /** Throws while the database is down, as `jobs` does. */
  mail: () => Promise<{ failed: number }>
  jobs: () => Promise<{
    isRunning: boolean
    waiting: number
    running: number
    failed: number
    overdueSeconds: number
  }>
}

/** Prometheus metrics, for requests with the token only. Without a token the endpoint does not exist. */
export function createMetrics(readings: Readings, token: string | undefined) {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const tallies = new Tallies(registers)
  const renders = new Histogram({
    name: 'publication_render_seconds',
    help: 'Time Next took to render something for readers.',
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers,
  })
  gauge('publication_cache_bytes', 'Bytes in the page cache.', readings.cacheBytes)
  gauge('publication_cache_entries', 'Entries in the page cache.', readings.cacheEntries)
  gauge(
    'publication_listener_lag_seconds',
    'Time a notification took.',
    () => readings.listenerLagMs() / 1000,
  )
  gauge(
    'publication_listener_silence_seconds',
    'Time since the invalidation listener was last connected.',
    () => readings.listenerSilenceMs() / 1000,
  )
  gauge('publication_database_away', '1 while the database is down.', () => Number(readings.isDatabaseDown()))

  gauge('publication_body_bytes', 'Bytes of request bodies in memory.', readings.bodyBytes)
  gauge('publication_rate_limit_networks', 'Networks that the rate limit tracks.', readings.rateLimitNetworks)
  gauge('publication_pool_connections', 'Connections to the database.', () => readings.connections().all)
  gauge('publication_pool_idle', 'Idle connections to the database.', () => readings.connections().idle)
  gauge(
    'publication_pool_waiting',
    'Queries that wait for a connection.',
    () => readings.connections().waiting,
  )

  addJobMetrics(registers, readings)

  function gauge(name: string, help: string, read: () => number) {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  }

  return {
    countRequest: (route: string, status: number, cacheStatus: string) =>
      tallies.count(route, status, cacheStatus),
    measureRender: (milliseconds: number) => renders.observe(milliseconds / 1000),
    async respond(authorization: string | undefined): Promise<BufferedResponse | null> {
      if (!token || authorization !== `Bearer ${token}`) return null
      return textResponse(200, await registry.metrics(), { 'content-type': registry.contentType })
    },
  }
}

/** The last known numbers stay while the database is down: `publication_database_away` says that it is. */
function addJobMetrics(registers: Registry[], { jobs, mail }: Readings) {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const waiting = gauge('publication_jobs_waiting', 'Background jobs that are due and wait.')
  const running = gauge('publication_jobs_running', 'Background jobs in progress.')
  const failed = gauge('publication_jobs_failed', 'Background jobs that have failed for good.')
  const overdue = gauge(
    'publication_jobs_overdue_seconds',
    'How long the job that is due longest has waited.',
  )
  const unsent = gauge('publication_mail_failed', 'Messages that could not be sent and are not dismissed.')
  new Gauge({
    name: 'publication_jobs_worker',
    help: '1 while a process runs background jobs.',
    registers,
    async collect() {
      const counts = await jobs().catch(() => null)
      // One after the other: a scrape takes one connection.
      const messages = counts && (await mail().catch(() => null))
      if (messages) unsent.set(messages.failed)
      if (!counts) return
      waiting.set(counts.waiting)
      running.set(counts.running)
      failed.set(counts.failed)
      overdue.set(counts.overdueSeconds)
      this.set(Number(counts.isRunning))
    },
  })
}

/** Counts requests in plain numbers; they become a metric at scrape time. */
class Tallies {
  readonly #counts = new Map<string, { labels: Record<string, string>; count: number }>()

  constructor(registers: Registry[]) {
    const tallies = this.#counts
    new Counter({
      name: 'publication_requests_total',
      help: 'Requests by route, status and cache status.',
      labelNames: ['route', 'status', 'cache_status'],
      registers,
      collect() {
        this.reset()
        for (const { labels, count } of tallies.values()) this.inc(labels, count)
      },
    })
  }

  count(route: string, status: number, cacheStatus: string) {
    const key = `${route} ${status} ${cacheStatus}`
    const tally = this.#counts.get(key)
    if (tally) tally.count += 1
    else
      this.#counts.set(key, {
        labels: { route, status: String(status), cache_status: cacheStatus },
        count: 1,
      })
  }
}

export type Metrics = ReturnType<typeof createMetrics>
