import type { AddressKind } from '#lib/urls/addresses.ts'
import type { HeaderList } from '#server/http/representation.ts'

/** No cache may store it. */
export const NO_STORE: HeaderList = ['Cache-Control', 'private, no-store']

/** Any cache may store it for ten seconds. */
export const TEN_SECONDS: HeaderList = ['Cache-Control', 'public, max-age=10']

/** Browsers revalidate each time. */
export const CHECKED_BY_BROWSERS: HeaderList = ['Cache-Control', 'public, max-age=0, must-revalidate']

/** For 30 seconds, and for a day while the site is down (RFC 5861, stale-if-error). */
export const CDN_BRIEFLY = 'max-age=30, stale-if-error=86400'

/** For shared caches only (RFC 9213). */
const ALWAYS_CHECKED: HeaderList = [...CHECKED_BY_BROWSERS, 'CDN-Cache-Control', CDN_BRIEFLY]

/** It never changes: the URL contains a hash of the content. */
const FOREVER: HeaderList = ['Cache-Control', 'public, max-age=31536000, immutable']

/** Cache-Control by kind of address. */
export const CACHE_CONTROL: Record<AddressKind, HeaderList> = {
  document: ALWAYS_CHECKED,
  file: ALWAYS_CHECKED,
  asset: FOREVER,
  public: ALWAYS_CHECKED,
  image: FOREVER,
  staff: NO_STORE,
  private: NO_STORE,
  closed: NO_STORE,
  server: NO_STORE,
}

/** Cache-Control of status pages, with Retry-After for 503. */
export function cacheControlOfStatus(status: number): HeaderList {
  if (status === 503) return [...NO_STORE, 'Retry-After', '5']
  return status === 404 || status === 410 ? TEN_SECONDS : NO_STORE
}
