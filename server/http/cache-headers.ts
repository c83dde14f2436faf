import type { HeaderList } from '#server/http/representation.ts'
import type { RouteKind } from '#server/routing/routes.ts'

/** Nobody may keep it. */
export const NEVER: HeaderList = ['Cache-Control', 'private, no-store']

/** Everybody may keep it for ten seconds. */
export const BRIEFLY: HeaderList = ['Cache-Control', 'public, max-age=10']

/** Browsers ask each time whether theirs is current; shared caches may keep it for half a minute, and longer while we are away. */
const ALWAYS_CHECKED: HeaderList = [
  ...['Cache-Control', 'public, max-age=0, must-revalidate'],
  ...['CDN-Cache-Control', 'max-age=30, stale-if-error=86400'],
]

/** It never changes: its name is made from its content. */
const FOREVER: HeaderList = ['Cache-Control', 'public, max-age=31536000, immutable']

/** Who may keep what an address of this kind shows, and for how long. */
export const CACHING: Record<RouteKind, HeaderList> = {
  document: ALWAYS_CHECKED,
  file: ALWAYS_CHECKED,
  asset: FOREVER,
  drawn: FOREVER,
  staff: NEVER,
  private: NEVER,
  closed: NEVER,
}

/** Who may keep the document for a status, and for how long; and when to come back. */
export function cachingOfStatus(status: number): HeaderList {
  if (status === 503) return [...NEVER, 'Retry-After', '5']
  return status === 404 || status === 410 ? BRIEFLY : NEVER
}
