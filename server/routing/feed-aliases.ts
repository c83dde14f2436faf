import type { Resolution } from '#lib/published/resolving.ts'
import { parseAddress } from '#lib/urls/parse-address.ts'
import { internalPath, matchRoute, type Route } from '#server/routing/routes.ts'

type Resolve = (path: string) => Promise<Resolution>

/** The route of a feed alias in another spelling, such as /Feed/; null for every other path. */
export function matchFeedAlias(path: string): Route | null {
  const right = parseAddress(encodeURI(path))?.path ?? path
  const route = right === path ? null : matchRoute(right)
  return route?.fallback === undefined ? null : route
}

/** Resolves a path; when it is missing, redirects to the fallback of its route, if that exists. */
export async function resolveRoute(resolve: Resolve, route: Route, path: string): Promise<Resolution> {
  const found = await resolve(path)
  if (found.kind !== 'missing' || route.fallback === undefined) return found
  const to = internalPath({ ...route, internalPath: route.fallback }, parseAddress(path)?.path ?? '')
  const end = await resolve(to)
  return end.kind === 'page' ? { kind: 'redirect', to, status: 308 } : end
}
