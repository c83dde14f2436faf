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
import type { Route } from '#server/routing/routes.ts'

/** A page that may be remembered, and the keys of what it shows. */
export type Page = { representation: Representation; keys: readonly string[] }

/** What an address leads to: a page, an answer that is not remembered, or the document for a status. */
export type RenderResult = Page | BufferedResponse | ErrorStatus

/** Finds out what an address leads to. Tells the keys as soon as it knows them. Throws when it cannot. */
export type RenderPage = (
  key: string,
  route: Route,
  learn: (keys: readonly string[]) => void,
) => Promise<RenderResult>

export type CacheStatus = 'hit' | 'stale' | 'miss'

/** `age`: seconds since it was last known to be true. */
export type CacheResult = { cacheStatus: CacheStatus; age: number; result: RenderResult }

export type PageCacheDeps = {
  renderPage: RenderPage
  probe: DatabaseProbe
  knowledge: () => Freshness
  /** True while pages are being made. */
  isBusy: () => boolean
  /** Bytes. */
  most: number
  log: Log
}

const SMALL_SHARE = 16
const ATTEMPTS = 3

/**
 * Remembers what addresses show until a change touches it. A page that shows something changed is refreshed before it
 * is served again, or served once more meanwhile, or forgotten, as the change says. What was begun before a change is
 * never remembered after it.
 */
export class PageCache {
  readonly #deps: PageCacheDeps
  readonly #pages: ByteLru<Entry>
  readonly #few: ByteLru<Entry>
  readonly #own = new ByteLru<Entry>(Number.POSITIVE_INFINITY)
  readonly #flights = new SingleFlight<RenderResult>()
  readonly #improver: Recompressor

  constructor(deps: PageCacheDeps) {
    this.#deps = deps
    this.#few = new ByteLru(deps.most / SMALL_SHARE)
    this.#pages = new ByteLru(deps.most - this.#few.most)
    this.#improver = new Recompressor({ ...deps, improve: (key) => this.#improve(key) })
  }

  get bytes(): number {
    return this.#pages.bytes + this.#few.bytes + this.#own.bytes
  }

  get count(): number {
    return this.#pages.count + this.#few.count + this.#own.count
  }

  /** What is remembered under an address, if it is true right now. */
  fresh(key: string): Entry | undefined {
    const entry = this.#ifFresh(this.#pages.get(key))
    if (entry?.isWorthImproving) this.#improveLater(key, entry)
    return entry
  }

  /** What is remembered under a key, true or not. */
  recall(key: string, route: Route): Entry | undefined {
    return this.#storeOf(route).get(key)
  }

  /** True when an answer takes no work of its own: it is remembered, being made already, or cannot be made. */
  isUsable(key: string, route: Route): boolean {
    const entry = this.recall(key, route)
    const isRemembered = entry !== undefined && stateOf(entry, this.#deps.knowledge()) !== 'must-refresh'
    const isHopeless = this.#deps.probe.isOpen && route.kind !== 'asset'
    return isRemembered || isHopeless || this.#flights.has(key)
  }

  /** What an address leads to, from memory where that is right. Throws when it cannot be found out. */
  async get(key: string, route: Route): Promise<CacheResult> {
    const entry = this.recall(key, route)
    const state = entry && stateOf(entry, this.#deps.knowledge())
    if (entry?.isWorthImproving) this.#improveLater(key, entry)
    if (entry && state === 'fresh') return { cacheStatus: 'hit', age: 0, result: entry }
    const isAway = this.#deps.probe.isOpen
    if (entry && state === 'stale' && !isAway) this.#refreshBehind(key, route)
    if (entry && (state === 'stale' || isAway)) return this.#stale(entry)
    if (isAway && route.kind !== 'asset') return missed(503)
    return route.kind === 'asset'
      ? missed(await this.#find(key, route))
      : await this.#foundOrAtHand(key, route, entry)
  }

  /** Does to everything remembered, and everything on its way, what a change says. */
  apply(touched: Invalidation) {
    const knowledge = this.#deps.knowledge()
    for (const [key, entry, store] of this.#all()) {
      const effect = invalidationFor(touched, entry.keys)
      if (effect === 'removed') store.delete(key)
      else if (effect) downgrade(entry, effect, knowledge)
    }
    this.#flights.invalidate((keys) => invalidationFor(touched, keys) !== null)
  }

  /** Nothing remembered is served again before it was refreshed. */
  markAllStale() {
    const knowledge = this.#deps.knowledge()
    for (const [, entry] of this.#all()) downgrade(entry, 'must-refresh', knowledge)
    this.#flights.invalidate(() => true)
  }

  #ifFresh(entry: Entry | undefined): Entry | undefined {
    return entry && stateOf(entry, this.#deps.knowledge()) === 'fresh' ? entry : undefined
  }

  #storeOf(route: Route): ByteLru<Entry> {
    if (route.pool === 'pinned') return this.#own
    return route.pool === 'small' ? this.#few : this.#pages
  }

  *#all(): Iterable<[string, Entry, ByteLru<Entry>]> {
    for (const store of [this.#pages, this.#few, this.#own]) {
      for (const [key, entry] of store.entries()) yield [key, entry, store]
    }
  }

  #stale(entry: Entry): CacheResult {
    return {
      cacheStatus: 'stale',
      age: Math.floor(ageOf(entry, this.#deps.knowledge()) / 1000),
      result: entry,
    }
  }

  #refreshBehind(key: string, route: Route) {
    this.#find(key, route).catch((error) => {
      this.#deps.log.warn({ err: error, path: pathOf(key) }, 'A page could not be refreshed.')
      return this.#deps.probe.check()
    })
  }

  /** What is found out; when the database goes away meanwhile, the page at hand, unless it has been removed. */
  async #foundOrAtHand(key: string, route: Route, entry: Entry | undefined): Promise<CacheResult> {
    const { probe } = this.#deps
    const atHand = () => (entry && this.recall(key, route) === entry ? this.#stale(entry) : missed(503))
    const settled = new AbortController()
    try {
      const away = probe.whenDown(settled.signal).then(atHand)
      return await Promise.race([this.#find(key, route).then(missed), away])
    } catch (error) {
      if (await probe.check()) return atHand()
      throw error
    } finally {
      settled.abort()
    }
  }

  /** Finds out, once for all who ask at the same time; again, when a change came between. */
  async #find(key: string, route: Route, attempts = ATTEMPTS): Promise<RenderResult> {
    const { result, isDropped } = await this.#flights.run(
      key,
      (learn) => this.#deps.renderPage(key, route, learn),
      (landed) => this.#land(key, route, landed),
    )
    if (!isDropped || attempts === 1) return result
    return this.#ifFresh(this.recall(key, route)) ?? (await this.#find(key, route, attempts - 1))
  }

  #land(key: string, route: Route, { result, isDropped }: SingleFlightResult<RenderResult>): RenderResult {
    if (isDropped) return result
    const store = this.#storeOf(route)
    if (!isPage(result)) {
      store.delete(key)
      return result
    }
    const before = store.get(key)?.representation
    const representation = before?.isSameAs(result.representation) ? before : result.representation
    const { now } = this.#deps.knowledge()
    const isWorthImproving = !representation.isImproved
    const entry: Entry = {
      keys: result.keys,
      ...{ representation, route, isWorthImproving, state: 'fresh', knownAt: now },
    }
    representation.resized = () => store.resize(key, entry, representation.size)
    store.set(key, entry, representation.size)
    return entry
  }

  // Only what is asked for again: the best encoding takes ten times the work of making a page.
  #improveLater(key: string, entry: Entry) {
    entry.isWorthImproving = !this.#improver.add(key)
  }

  async #improve(key: string) {
    for (const store of [this.#pages, this.#few, this.#own]) {
      await store.get(key)?.representation.improve()
    }
  }
}

export function isPage(outcome: RenderResult): outcome is Page {
  return typeof outcome === 'object' && 'representation' in outcome
}

function missed(outcome: RenderResult): CacheResult {
  return { cacheStatus: 'miss', age: 0, result: outcome }
}
