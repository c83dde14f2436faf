import type { Resolution } from '#lib/published/resolving.ts'
import { parseAddress } from '#lib/urls/parse-address.ts'
import { internalPath, matchRoute, type Route } from '#server/routing/routes.ts'

type Resolve = (path: string) => Promise<Resolution>

/** The route of a guessed address that is spelt in another way, such as /Feed/; null for every other path. */
export function matchFeedAlias(path: string): Route | null {
  const right = parseAddress(encodeURI(path))?.path ?? path
  const route = right === path ? null : matchRoute(right)
  return route?.otherwise === undefined ? null : route
}

/** What stands at the address of a route; where nothing does, where its row leads, if something stands there. */
export async function resolveRoute(resolve: Resolve, route: Route, path: string): Promise<Resolution> {
  const found = await resolve(path)
  if (found.kind !== 'missing' || route.otherwise === undefined) return found
  const to = internalPath({ ...route, internalPath: route.otherwise }, parseAddress(path)?.path ?? '')
  const end = await resolve(to)
  return end.kind === 'page' ? { kind: 'redirect', to, status: 308 } : end
}
