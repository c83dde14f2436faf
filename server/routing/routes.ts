import { ADDRESSES, type AddressKind, type AddressRow } from '#lib/urls/addresses.ts'

/** A row of the address table that the server may show; `server`: it answers these before it looks for a route. */
export type Route = AddressRow

export const routes: readonly Route[] = ADDRESSES.filter(({ kind }) => kind !== 'server')

// Sign-in hashes passwords and its pages are made by Next as they are asked for; files mostly lie ready.
const COST: Partial<Record<AddressKind, number>> = { private: 3, asset: 0.25 }

/** What an address takes to answer when it is not in memory, in units of an ordinary page. */
export function costOf({ kind, cost }: Route): number {
  return cost ?? COST[kind] ?? 1
}

const compiled = routes.map((route) => ({ route, pattern: compile(route.path) }))

/** The route of a decoded path, or null: nothing of ours has such an address. */
export function matchRoute(path: string): Route | null {
  return compiled.find(({ pattern }) => pattern.test(path))?.route ?? null
}

/** What Next is asked for to show an address. */
export function internalPath({ path, internalPath: inside }: Route, key: string): string {
  if (inside === undefined) return key
  const source = path.replace(/\./g, '\\.').replace(/:(\w+)/g, '(?<$1>[^/.]+)')
  const { groups = {} } = new RegExp(`^${source}$`).exec(key) ?? {}
  return inside.replace(/:(\w+)/g, (_, name) => groups[name] ?? '')
}

function compile(path: string): RegExp {
  const source = path.replace(/\./g, '\\.').replace(/:\w+/g, '[^/.]+').replace(/\*/g, '.+')
  return new RegExp(`^${source}$`)
}
