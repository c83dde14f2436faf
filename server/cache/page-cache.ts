import type { Touched } from '#lib/invalidation/recording.ts'
import type { Breaker } from '#server/cache/database-probe.ts'
import { ageOf, type Entry, effectOf, type Knowledge, stateOf, worsen } from '#server/cache/entry.ts'
import { Flights, type Landed } from '#server/cache/in-flight.ts'
import { Store } from '#server/cache/lru.ts'
import { Improver } from '#server/cache/recompressor.ts'
import type { Representation } from '#server/http/representation.ts'
import type { Log } from '#server/observability/log.ts'
import type { Answer } from '#server/render/in-process-request.ts'
import type { DocumentStatus } from '#server/render/status-pages.ts'
import { pathOf } from '#server/routing/request-target.ts'
import type { Route } from '#server/routing/routes.ts'

/** A page that may be remembered, and the keys of what it shows. */
export type Page = { representation: Representation; keys: readonly string[] }

/** What an address leads to: a page, an answer that is not remembered, or the document for a status. */
export type Outcome = Page | Answer | DocumentStatus

/** Finds out what an address leads to. Tells the keys as soon as it knows them. Throws when it cannot. */
export type Produce = (
  key: string,
  route: Route,
  learn: (keys: readonly string[]) => void,
) => Promise<Outcome>

export type Verdict = 'hit' | 'stale' | 'miss'

/** `age`: seconds since it was last known to be true. */
export type Result = { verdict: Verdict; age: number; outcome: Outcome }

export type PageCacheParts = {
  produce: Produce
  breaker: Breaker
  knowledge: () => Knowledge
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
  readonly #parts: PageCacheParts
  readonly #pages: Store<Entry>
  readonly #few: Store<Entry>
  readonly #own = new Store<Entry>(Number.POSITIVE_INFINITY)
  readonly #flights = new Flights<Outcome>()
  readonly #improver: Improver

  constructor(parts: PageCacheParts) {
    this.#parts = parts
    this.#few = new Store(parts.most / SMALL_SHARE)
    this.#pages = new Store(parts.most - this.#few.most)
    this.#improver = new Improver({ ...parts, improve: (key) => this.#improve(key) })
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
  isAtHand(key: string, route: Route): boolean {
    const entry = this.recall(key, route)
    const isRemembered = entry !== undefined && stateOf(entry, this.#parts.knowledge()) !== 'must-refresh'
    const isHopeless = this.#parts.breaker.isOpen && route.kind !== 'asset'
    return isRemembered || isHopeless || this.#flights.has(key)
  }

  /** What an address leads to, from memory where that is right. Throws when it cannot be found out. */
  async get(key: string, route: Route): Promise<Result> {
    const entry = this.recall(key, route)
    const state = entry && stateOf(entry, this.#parts.knowledge())
    if (entry?.isWorthImproving) this.#improveLater(key, entry)
    if (entry && state === 'fresh') return { verdict: 'hit', age: 0, outcome: entry }
    const isAway = this.#parts.breaker.isOpen
    if (entry && state === 'stale' && !isAway) this.#refreshBehind(key, route)
    if (entry && (state === 'stale' || isAway)) return this.#stale(entry)
    if (isAway && route.kind !== 'asset') return missed(503)
    return route.kind === 'asset'
      ? missed(await this.#find(key, route))
      : await this.#foundOrAtHand(key, route, entry)
  }

  /** Does to everything remembered, and everything on its way, what a change says. */
  apply(touched: Touched) {
    const knowledge = this.#parts.knowledge()
    for (const [key, entry, store] of this.#all()) {
      const effect = effectOf(touched, entry.keys)
      if (effect === 'removed') store.delete(key)
      else if (effect) worsen(entry, effect, knowledge)
    }
    this.#flights.drop((keys) => effectOf(touched, keys) !== null)
  }

  /** Nothing remembered is served again before it was refreshed. */
  doubtEverything() {
    const knowledge = this.#parts.knowledge()
    for (const [, entry] of this.#all()) worsen(entry, 'must-refresh', knowledge)
    this.#flights.drop(() => true)
  }

  #ifFresh(entry: Entry | undefined): Entry | undefined {
    return entry && stateOf(entry, this.#parts.knowledge()) === 'fresh' ? entry : undefined
  }

  #storeOf(route: Route): Store<Entry> {
    if (route.share === 'own') return this.#own
    return route.share === 'small' ? this.#few : this.#pages
  }

  *#all(): Iterable<[string, Entry, Store<Entry>]> {
    for (const store of [this.#pages, this.#few, this.#own]) {
      for (const [key, entry] of store.entries()) yield [key, entry, store]
    }
  }

  #stale(entry: Entry): Result {
    return { verdict: 'stale', age: Math.floor(ageOf(entry, this.#parts.knowledge()) / 1000), outcome: entry }
  }

  #refreshBehind(key: string, route: Route) {
    this.#find(key, route).catch((error) => {
      this.#parts.log.warn({ err: error, path: pathOf(key) }, 'A page could not be refreshed.')
      return this.#parts.breaker.suspect()
    })
  }

  /** What is found out; when the database goes away meanwhile, the page at hand, unless it has been removed. */
  async #foundOrAtHand(key: string, route: Route, entry: Entry | undefined): Promise<Result> {
    const { breaker } = this.#parts
    const atHand = () => (entry && this.recall(key, route) === entry ? this.#stale(entry) : missed(503))
    const settled = new AbortController()
    try {
      const away = breaker.goesAway(settled.signal).then(atHand)
      return await Promise.race([this.#find(key, route).then(missed), away])
    } catch (error) {
      if (await breaker.suspect()) return atHand()
      throw error
    } finally {
      settled.abort()
    }
  }

  /** Finds out, once for all who ask at the same time; again, when a change came between. */
  async #find(key: string, route: Route, attempts = ATTEMPTS): Promise<Outcome> {
    const { result, isDropped } = await this.#flights.join(
      key,
      (learn) => this.#parts.produce(key, route, learn),
      (landed) => this.#land(key, route, landed),
    )
    if (!isDropped || attempts === 1) return result
    return this.#ifFresh(this.recall(key, route)) ?? (await this.#find(key, route, attempts - 1))
  }

  #land(key: string, route: Route, { result, isDropped }: Landed<Outcome>): Outcome {
    if (isDropped) return result
    const store = this.#storeOf(route)
    if (!isPage(result)) {
      store.delete(key)
      return result
    }
    const before = store.get(key)?.representation
    const representation = before?.isSameAs(result.representation) ? before : result.representation
    const { now } = this.#parts.knowledge()
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

export function isPage(outcome: Outcome): outcome is Page {
  return typeof outcome === 'object' && 'representation' in outcome
}

function missed(outcome: Outcome): Result {
  return { verdict: 'miss', age: 0, outcome }
}
