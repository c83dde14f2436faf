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

/** A cache over a small world: each address shows its text and depends on its keys; the database can be away. */
export function cacheOver({ maxBytes = 1_000_000 } = {}) {
  const world = {
    texts: new Map(Object.keys(TAGS).map((path) => [path, `${path} 1`])),
    isDatabaseUp: true,
    now: 1_000_000,
    caughtUpUntil: () => world.now,
    asked: [] as string[],
    /** Resolved work waits here while the gate is shut. */
    gate: Promise.resolve(),
  }
  const renderPage: RenderPage = async (key, route, onTags) => {
    world.asked.push(key)
    if (!world.isDatabaseUp) throw new Error('connection refused')
    const text = world.texts.get(key)
    const tags = TAGS[key] ?? route.tags ?? []
    onTags(tags)
    await world.gate
    return text === undefined ? 404 : page(text, tags)
  }
  const probe = new DatabaseProbe(async () => world.isDatabaseUp, 2)
  onTestFinished(() => probe.close())
  const freshness = () => ({ now: world.now, caughtUpUntil: world.caughtUpUntil() })
  const cache = new PageCache({
    renderPage,
    probe,
    freshness,
    isBusy: () => false,
    maxBytes,
    log: createLog('silent'),
  })
  const get = async (path: string) => show(await cache.get(path, routeOf(path)))
  return { world, cache, probe, get }
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

export function gate(world: { gate: Promise<void> }) {
  const { promise, resolve } = Promise.withResolvers<void>()
  world.gate = promise
  return resolve
}
