import { ADDRESSES, type AddressKind, type AddressRow } from '#lib/urls/addresses.ts'

/** A row of the address table that has a route; the server answers the kind `server` before routing. */
export type Route = AddressRow

export const routes: readonly Route[] = ADDRESSES.filter(({ kind }) => kind !== 'server')

// Sign-in hashes passwords and its pages are not cached; most files exist already.
const COST: Partial<Record<AddressKind, number>> = { private: 3, asset: 0.25, public: 0.25 }

/** Rate limit tokens that an uncached response of this route costs. */
export function costOf({ kind, cost }: Route): number {
  return cost ?? COST[kind] ?? 1
}

const compiled = routes.map((route) => ({ route, pattern: compile(route.path) }))

let publicRoutes: ReadonlyMap<string, Route> = new Map()

/** Sets the routes of the files of public/, which precede all others. */
export function setPublicRoutes(rows: readonly Route[]): void {
  publicRoutes = new Map(rows.map((route) => [route.path, route]))
}

/** The route of a decoded path, or null when none matches. */
export function matchRoute(path: string): Route | null {
  return publicRoutes.get(path) ?? compiled.find(({ pattern }) => pattern.test(path))?.route ?? null
}

/** True when no invalidation affects it: it needs no database, and staff get what readers get. */
export function isStatic({ kind }: Route): boolean {
  return kind === 'asset' || kind === 'public'
}

/** The path that Next serves for a key. */
export function internalPath({ path, internalPath: template }: Route, key: string): string {
  if (template === undefined) return key
  const source = path.replace(/\./g, '\\.').replace(/:(\w+)/g, '(?<$1>[^/.]+)')
  const { groups = {} } = new RegExp(`^${source}$`).exec(key) ?? {}
  return template.replace(/:(\w+)/g, (_, name) => groups[name] ?? '')
}

function compile(path: string): RegExp {
  const source = path.replace(/\./g, '\\.').replace(/:\w+/g, '[^/.]+').replace(/\*/g, '.+')
  return new RegExp(`^${source}$`)
}
