import type { Invalidation } from '#lib/invalidation/recording.ts'
import type { DatabaseProbe } from '#server/cache/database-probe.ts'
import {
  ageOf,
  downgrade,
  type Entry,
  type Freshness,
  invalidationFor,
  stateOf,
} from '#server/cache/entry.ts'
import { SingleFlight, type SingleFlightResult } from '#server/cache/in-flight.ts'
import { ByteLru } from '#server/cache/lru.ts'
import { Recompressor } from '#server/cache/recompressor.ts'
import type { Representation } from '#server/http/representation.ts'
import type { Log } from '#server/observability/log.ts'
import type { BufferedResponse } from '#server/render/in-process-request.ts'
import type { ErrorStatus } from '#server/render/status-pages.ts'
import { pathOf } from '#server/routing/request-target.ts'
import { isStatic, type Route } from '#server/routing/routes.ts'

/** A cacheable page and its cache tags. */
export type Page = { representation: Representation; tags: readonly string[] }

/** The result of rendering: a page, a response that is not cached, or a status with a page of its own. */
export type RenderResult = Page | BufferedResponse | ErrorStatus

/** Renders a key. Calls `onTags` as soon as the cache tags are known. Throws when rendering fails. */
export type RenderPage = (
  key: string,
  route: Route,
  onTags: (tags: readonly string[]) => void,
) => Promise<RenderResult>

export type CacheStatus = 'hit' | 'stale' | 'miss'

/** `age`: seconds since the page was last known to be up to date. */
export type CacheResult = { cacheStatus: CacheStatus; age: number; result: RenderResult }

export type PageCacheDeps = {
  renderPage: RenderPage
  probe: DatabaseProbe
  freshness: () => Freshness
  /** True while pages are being rendered. */
  isBusy: () => boolean
  /** Size of the cache in bytes, without the pinned pool. */
  maxBytes: number
  log: Log
}

const SMALL_POOL_FRACTION = 16
const ATTEMPTS = 3

/**
 * The page cache: keeps rendered responses until an invalidation affects them. As the change says, an entry is
 * refreshed before it is served again (must-refresh), served while it is refreshed (stale), or removed. A response
 * whose rendering began before a change is never stored after it.
 */
export class PageCache {
  readonly #deps: PageCacheDeps
  readonly #pages: ByteLru<Entry>
  readonly #small: ByteLru<Entry>
  readonly #pinned = new ByteLru<Entry>(Number.POSITIVE_INFINITY)
  readonly #inFlight = new SingleFlight<RenderResult>()
  readonly #recompressor: Recompressor

  constructor(deps: PageCacheDeps) {
    this.#deps = deps
    this.#small = new ByteLru(deps.maxBytes / SMALL_POOL_FRACTION)
    this.#pages = new ByteLru(deps.maxBytes - this.#small.maxBytes)
    this.#recompressor = new Recompressor({ ...deps, recompress: (key) => this.#recompress(key) })
  }

  get bytes(): number {
    return this.#pages.bytes + this.#small.bytes + this.#pinned.bytes
  }

  get count(): number {
    return this.#pages.count + this.#small.count + this.#pinned.count
  }

  /** The entry of a request target, if it is fresh. The lookup of the fast path. */
  fresh(key: string): Entry | undefined {
    const entry = this.#ifFresh(this.#pages.get(key))
    if (entry?.needsBestEncoding) this.#scheduleRecompression(key, entry)
    return entry
  }

  /** The entry of a key in any state. */
  recall(key: string, route: Route): Entry | undefined {
    return this.#poolFor(route).get(key)
  }

  /**
   * True when a response needs no rendering of its own: it is cached, in flight, or impossible while the database is
   * down.
   */
  isUsable(key: string, route: Route): boolean {
    const entry = this.recall(key, route)
    const isCached = entry !== undefined && stateOf(entry, this.#deps.freshness()) !== 'must-refresh'
    const isUnavailable = this.#deps.probe.isDown && !isStatic(route)
    return isCached || isUnavailable || this.#inFlight.has(key)
  }

  /** The response for a key, from the cache where allowed, else rendered. Throws when rendering fails. */
  async get(key: string, route: Route): Promise<CacheResult> {
    const entry = this.recall(key, route)
    const state = entry && stateOf(entry, this.#deps.freshness())
    if (entry?.needsBestEncoding) this.#scheduleRecompression(key, entry)
    if (entry && state === 'fresh') return { cacheStatus: 'hit', age: 0, result: entry }
    const isDown = this.#deps.probe.isDown
    if (entry && state === 'stale' && !isDown) this.#refreshInBackground(key, route)
    if (entry && (state === 'stale' || isDown)) return this.#stale(entry)
    if (isDown && !isStatic(route)) return missed(503)
    return isStatic(route)
      ? missed(await this.#render(key, route))
      : await this.#renderOrFallback(key, route, entry)
  }

  /** Invalidation: applies a change to every entry and every rendering in flight. */
  apply(change: Invalidation) {
    const freshness = this.#deps.freshness()
    for (const [key, entry, pool] of this.#all()) {
      const effect = invalidationFor(change, entry.tags)
      if (effect === 'removed') pool.delete(key)
      else if (effect) downgrade(entry, effect, freshness)
    }
    this.#inFlight.invalidate((tags) => invalidationFor(change, tags) !== null)
  }

  /** Sets every entry to must-refresh. */
  markAllStale() {
    const freshness = this.#deps.freshness()
    for (const [, entry] of this.#all()) downgrade(entry, 'must-refresh', freshness)
    this.#inFlight.invalidate(() => true)
  }

  #ifFresh(entry: Entry | undefined): Entry | undefined {
    return entry && stateOf(entry, this.#deps.freshness()) === 'fresh' ? entry : undefined
  }

  #poolFor(route: Route): ByteLru<Entry> {
    if (route.pool === 'pinned') return this.#pinned
    return route.pool === 'small' ? this.#small : this.#pages
  }

  *#all(): Iterable<[string, Entry, ByteLru<Entry>]> {
    for (const pool of [this.#pages, this.#small, this.#pinned]) {
      for (const [key, entry] of pool.entries()) yield [key, entry, pool]
    }
  }

  #stale(entry: Entry): CacheResult {
    return {
      cacheStatus: 'stale',
      age: Math.floor(ageOf(entry, this.#deps.freshness()) / 1000),
      result: entry,
    }
  }

  #refreshInBackground(key: string, route: Route) {
    this.#render(key, route).catch((error) => {
      this.#deps.log.warn({ err: error, path: pathOf(key) }, 'A cached page could not be refreshed.')
      return this.#deps.probe.check()
    })
  }

  /** Renders; when the database goes down meanwhile, falls back to the cached entry unless it was removed. */
  async #renderOrFallback(key: string, route: Route, entry: Entry | undefined): Promise<CacheResult> {
    const { probe } = this.#deps
    const fallback = () => (entry && this.recall(key, route) === entry ? this.#stale(entry) : missed(503))
    const settled = new AbortController()
    try {
      const down = probe.whenDown(settled.signal).then(fallback)
      return await Promise.race([this.#render(key, route).then(missed), down])
    } catch (error) {
      if (await probe.check()) return fallback()
      throw error
    } finally {
      settled.abort()
    }
  }

  /** Renders once for concurrent requests (single flight), and again when an invalidation came in between. */
  async #render(key: string, route: Route, attempts = ATTEMPTS): Promise<RenderResult> {
    const { result, isInvalidated } = await this.#inFlight.run(
      key,
      (onTags) => this.#deps.renderPage(key, route, onTags),
      (outcome) => this.#pool(key, route, outcome),
    )
    if (!isInvalidated || attempts === 1) return result
    return this.#ifFresh(this.recall(key, route)) ?? (await this.#render(key, route, attempts - 1))
  }

  #pool(
    key: string,
    route: Route,
    { result, isInvalidated }: SingleFlightResult<RenderResult>,
  ): RenderResult {
    if (isInvalidated) return result
    const pool = this.#poolFor(route)
    if (!isPage(result)) {
      pool.delete(key)
      return result
    }
    const before = pool.get(key)
    const representation = before && isSame(before, result) ? before.representation : result.representation
    const { now } = this.#deps.freshness()
    const needsBestEncoding = !representation.hasBestEncodings
    const entry: Entry = {
      tags: result.tags,
      ...{ representation, route, needsBestEncoding, state: 'fresh', verifiedAt: now },
    }
    representation.resized = () => pool.resize(key, entry, representation.size)
    pool.set(key, entry, representation.size)
    return entry
  }

  // Only entries that are requested again: the best encoding costs ten times as much as rendering.
  #scheduleRecompression(key: string, entry: Entry) {
    entry.needsBestEncoding = !this.#recompressor.add(key)
  }

  async #recompress(key: string) {
    for (const pool of [this.#pages, this.#small, this.#pinned]) {
      await pool.get(key)?.representation.recompress()
    }
  }
}

export function isPage(outcome: RenderResult): outcome is Page {
  return typeof outcome === 'object' && 'representation' in outcome
}

// A prebuilt response has the cache tags in its headers.
function isSame(before: Page, { representation, tags }: Page): boolean {
  return before.representation.isSameAs(representation) && before.tags.join() === tags.join()
}

function missed(outcome: RenderResult): CacheResult {
  return { cacheStatus: 'miss', age: 0, result: outcome }
}
