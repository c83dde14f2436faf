import { onTestFinished } from 'vitest'
import { DatabaseProbe } from '#server/cache/database-probe.ts'
import { type CacheResult, isPage, PageCache, type RenderResult } from '#server/cache/page-cache.ts'
import { Representation } from '#server/http/representation.ts'
import { createLog } from '#server/observability/log.ts'
import type { RenderPage } from '#server/render/render-page.ts'
import { matchRoute, type Route } from '#server/routing/routes.ts'

const TAGS: Record<string, string[]> = {
  '/': ['lists'],
  '/blog/a': ['post:a', 'around'],
  '/blog/b': ['post:b', 'around'],
}

/** A page cache over a fake site: each address shows its text and has its cache tags; the database can be down. */
export function createTestCache({ maxBytes = 1_000_000 } = {}) {
  const site = {
    texts: new Map(Object.keys(TAGS).map((path) => [path, `${path} 1`])),
    isDatabaseUp: true,
    now: 1_000_000,
    caughtUpUntil: () => site.now,
    rendered: [] as string[],
    /** Renderings wait here while the gate is closed. */
    gate: Promise.resolve(),
  }
  const renderPage: RenderPage = async (key, route, onTags) => {
    site.rendered.push(key)
    if (!site.isDatabaseUp) throw new Error('connection refused')
    const text = site.texts.get(key)
    const tags = TAGS[key] ?? route.tags ?? []
    onTags(tags)
    await site.gate
    return text === undefined ? 404 : page(text, tags)
  }
  const probe = new DatabaseProbe(async () => site.isDatabaseUp, 2)
  onTestFinished(() => probe.close())
  const freshness = () => ({ now: site.now, caughtUpUntil: site.caughtUpUntil() })
  const cache = new PageCache({
    renderPage,
    probe,
    freshness,
    isBusy: () => false,
    maxBytes,
    log: createLog('silent'),
  })
  const get = async (path: string) => show(await cache.get(path, routeOf(path)))
  return { site, cache, probe, get }
}

function page(text: string, tags: readonly string[]): RenderResult {
  return { representation: new Representation(Buffer.from(text), [], new Date(), 'text/html'), tags }
}

export function routeOf(path: string): Route {
  const route = matchRoute(path.split('?')[0] ?? '')
  if (!route) throw new Error(`No route for ${path}.`)
  return route
}

function show({ cacheStatus, result: outcome }: CacheResult): string {
  return `${cacheStatus}: ${isPage(outcome) ? outcome.representation.at('identity') : outcome}`
}

export function gate(site: { gate: Promise<void> }) {
  const { promise, resolve } = Promise.withResolvers<void>()
  site.gate = promise
  return resolve
}
