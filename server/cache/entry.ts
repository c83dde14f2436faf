import type { Invalidation } from '#lib/invalidation/recording.ts'
import type { Representation } from '#server/http/representation.ts'
import { isStatic, type Route } from '#server/routing/routes.ts'

/**
 * fresh: up to date. stale: may be served while it is refreshed. must-refresh: may not be served before it is
 * refreshed.
 */
export type State = 'fresh' | 'stale' | 'must-refresh'

/**
 * A cached page. `tags`: its cache tags. `verifiedAt`: when (ms) it was last known to be up to date; while fresh, at
 * least since then.
 */
export type Entry = {
  route: Route
  representation: Representation
  tags: readonly string[]
  state: State
  verifiedAt: number
  /** False once its best encodings exist or are queued. */
  needsBestEncoding: boolean
}

/** The freshness clock: the current time, and the time up to which every invalidation has been received. */
export type Freshness = { now: number; caughtUpUntil: number }

const UNSURE_MS = 10_000

/** The state of an entry now: it also expires by its TTL, or when invalidations may have been missed. */
export function stateOf(entry: Entry, freshness: Freshness): State {
  if (entry.state !== 'fresh') return entry.state
  return ageOf(entry, freshness) > UNSURE_MS || hasRunOut(entry, freshness) ? 'must-refresh' : 'fresh'
}

function hasRunOut({ route, verifiedAt }: Entry, { now }: Freshness): boolean {
  return route.ttlMs !== undefined && now - verifiedAt > route.ttlMs
}

/** Milliseconds since the entry was last known to be up to date. */
export function ageOf({ route, state, verifiedAt }: Entry, { now, caughtUpUntil }: Freshness): number {
  if (isStatic(route)) return 0
  return Math.max(0, now - (state === 'fresh' ? Math.max(verifiedAt, caughtUpUntil) : verifiedAt))
}

/** Lowers the state of an entry; never raises it. */
export function downgrade(entry: Entry, state: Exclude<State, 'fresh'>, { caughtUpUntil }: Freshness) {
  if (isStatic(entry.route)) return
  if (entry.state === 'fresh') entry.verifiedAt = Math.max(entry.verifiedAt, caughtUpUntil)
  if (entry.state !== 'must-refresh') entry.state = state
}

/** The effect of an invalidation on an entry with these cache tags; null when it has none. */
export function invalidationFor(
  { removed = [], refresh = [], stale = [] }: Invalidation,
  tags: readonly string[],
) {
  if (meet(tags, removed)) return 'removed'
  if (meet(tags, refresh)) return 'must-refresh'
  return meet(tags, stale) ? 'stale' : null
}

function meet(some: readonly string[], others: readonly string[]): boolean {
  return others.length > 0 && some.some((key) => others.includes(key))
}
