import { createHash } from 'node:crypto'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import type { Invalidation } from '#lib/invalidation/recording.ts'

/** Carried by every response that a CDN may keep: purging it removes them all. */
export const SITE_KEY = 'site'

/** Carried by responses that have too many keys, in place of them. Every purge includes it. */
const MANY_KEY = 'many'

// CDNs accept headers of 16 kB, and proxies in between less.
const MAX_HEADER_BYTES = 7_500
// More calls than for these cost more than filling the CDN again.
const MAX_PURGED = 300
// Whatever a CDN might split, fold or refuse becomes a hash: paths can have spaces, commas and other alphabets.
const SAFE_TAG = /^[a-z0-9:/._-]{1,100}$/

/**
 * The surrogate keys of a response: its cache tags as a CDN can carry them. A response whose header would become too
 * long gets one coarse key instead, and is purged with every change.
 */
export function keysOfResponse(tags: readonly string[]): string[] {
  const keys = [SITE_KEY, ...unique(tags)]
  return keys.join(' ').length <= MAX_HEADER_BYTES ? keys : [SITE_KEY, MANY_KEY]
}

/** The surrogate keys that a change purges; none when the CDN may keep everything. */
export function keysOfChange({ refresh, stale, removed }: Required<Invalidation>): string[] {
  // Every article carries `related`, for its lists of other articles. Purging it would empty the CDN with each publish;
  // they become current when the CDN asks again.
  const keys = unique([...removed, ...refresh, ...stale.filter((tag) => tag !== cacheTags.related)])
  return keys.length === 0 ? [] : boundPurge([...keys, MANY_KEY])
}

/** These surrogate keys, or the one for everything when they are too many. */
export function boundPurge(keys: string[]): string[] {
  return keys.length <= MAX_PURGED ? keys : [SITE_KEY]
}

function unique(tags: readonly string[]): string[] {
  return [...new Set(tags.map(toKey))]
}

function toKey(tag: string): string {
  if (SAFE_TAG.test(tag)) return tag
  return `hash:${createHash('sha256').update(tag).digest('hex').slice(0, 32)}`
}
