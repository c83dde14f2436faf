import type { IncomingHttpHeaders } from 'node:http'

/** What a client may already hold: the hash inside its entity tag, and the moment it was modified. */
export type Validators = { hash: string; modifiedAt: Date }

/**
 * True when the client's copy is current (RFC 9110, 13.2.2): If-None-Match by weak comparison, and only without it
 * If-Modified-Since.
 */
export function isCurrent(headers: IncomingHttpHeaders, { hash, modifiedAt }: Validators): boolean {
  const tags = headers['if-none-match']
  if (tags !== undefined) return tags.trim() === '*' || tagsIn(tags).includes(hash)
  const since = headers['if-modified-since']
  return since !== undefined && Date.parse(since) >= toSeconds(modifiedAt)
}

/** True when a Range still means the bytes the client has the beginning of: If-Range by strong comparison. */
export function mayContinue(headers: IncomingHttpHeaders, { hash, modifiedAt }: Validators): boolean {
  const condition = headers['if-range']
  if (condition === undefined) return true
  if (typeof condition === 'string' && condition.startsWith('"')) return condition === `"${hash}"`
  return Date.parse(String(condition)) === toSeconds(modifiedAt)
}

function tagsIn(list: string): string[] {
  return [...list.matchAll(/(?:W\/)?"([^"]*)"/g)].map(([, tag = '']) => tag)
}

// HTTP dates know no milliseconds.
function toSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000) * 1000
}
