import type { Invalidation } from '#lib/invalidation/recording.ts'
import type { Representation } from '#server/http/representation.ts'
import { isStatic, type Route } from '#server/routing/routes.ts'

/** fresh: true. stale: may be served once more while it is refreshed. must-refresh: not before it is refreshed. */
export type State = 'fresh' | 'stale' | 'must-refresh'

/** A remembered page. `knownAt`: the moment (ms) when it was last known to be true; while fresh, at least since then. */
export type Entry = {
  route: Route
  representation: Representation
  keys: readonly string[]
  state: State
  knownAt: number
  /** False once its best encodings are made, or will be. */
  isWorthImproving: boolean
}

/** What is known about the world: the moment now, and the one up to which every change has been heard. */
export type Freshness = { now: number; knownUntil: number }

const UNSURE_MS = 10_000

/** Its state, given that changes may have gone unheard and time has passed. */
export function stateOf(entry: Entry, knowledge: Freshness): State {
  if (entry.state !== 'fresh') return entry.state
  return ageOf(entry, knowledge) > UNSURE_MS || hasRunOut(entry, knowledge) ? 'must-refresh' : 'fresh'
}

function hasRunOut({ route, knownAt }: Entry, { now }: Freshness): boolean {
  return route.ttlMs !== undefined && now - knownAt > route.ttlMs
}

/** Milliseconds since it was last known to be true. */
export function ageOf({ route, state, knownAt }: Entry, { now, knownUntil }: Freshness): number {
  if (isStatic(route)) return 0
  return Math.max(0, now - (state === 'fresh' ? Math.max(knownAt, knownUntil) : knownAt))
}

/** Makes an entry at most as good as this state. */
export function downgrade(entry: Entry, state: Exclude<State, 'fresh'>, { knownUntil }: Freshness) {
  if (isStatic(entry.route)) return
  if (entry.state === 'fresh') entry.knownAt = Math.max(entry.knownAt, knownUntil)
  if (entry.state !== 'must-refresh') entry.state = state
}

/** What a change does to whatever shows these keys; null: nothing. */
export function invalidationFor(
  { removed = [], refresh = [], stale = [] }: Invalidation,
  keys: readonly string[],
) {
  if (meet(keys, removed)) return 'removed'
  if (meet(keys, refresh)) return 'must-refresh'
  return meet(keys, stale) ? 'stale' : null
}

function meet(some: readonly string[], others: readonly string[]): boolean {
  return others.length > 0 && some.some((key) => others.includes(key))
}
