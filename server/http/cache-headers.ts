import type { AddressKind } from '#lib/urls/addresses.ts'
import type { HeaderList } from '#server/http/representation.ts'

/** Nobody may keep it. */
export const NO_STORE: HeaderList = ['Cache-Control', 'private, no-store']

/** Everybody may keep it for ten seconds. */
export const TEN_SECONDS: HeaderList = ['Cache-Control', 'public, max-age=10']

/** Browsers ask each time whether theirs is current; shared caches may keep it for half a minute, and longer while we are away. */
const ALWAYS_CHECKED: HeaderList = [
  ...['Cache-Control', 'public, max-age=0, must-revalidate'],
  ...['CDN-Cache-Control', 'max-age=30, stale-if-error=86400'],
]

/** It never changes: its name is made from its content. */
const FOREVER: HeaderList = ['Cache-Control', 'public, max-age=31536000, immutable']

/** Who may keep what an address of this kind shows, and for how long. */
export const CACHE_CONTROL: Record<AddressKind, HeaderList> = {
  document: ALWAYS_CHECKED,
  file: ALWAYS_CHECKED,
  asset: FOREVER,
  image: FOREVER,
  staff: NO_STORE,
  private: NO_STORE,
  closed: NO_STORE,
  server: NO_STORE,
}

/** Who may keep the document for a status, and for how long; and when to come back. */
export function cacheControlOfStatus(status: number): HeaderList {
  if (status === 503) return [...NO_STORE, 'Retry-After', '5']
  return status === 404 || status === 410 ? TEN_SECONDS : NO_STORE
}
