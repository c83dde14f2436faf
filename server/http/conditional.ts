import type { IncomingHttpHeaders } from 'node:http'

/** Validators of a response: the hash in its ETag and its Last-Modified time. */
export type Validators = { hash: string; modifiedAt: Date }

/**
 * Conditional requests (RFC 9110, 13.2.2): true when the client's copy is current. If-None-Match compares weakly;
 * If-Modified-Since counts only without it.
 */
export function isCurrent(headers: IncomingHttpHeaders, { hash, modifiedAt }: Validators): boolean {
  const tags = headers['if-none-match']
  if (tags !== undefined) return tags.trim() === '*' || tagsIn(tags).includes(hash)
  const since = headers['if-modified-since']
  return since !== undefined && Date.parse(since) >= toSeconds(modifiedAt)
}

/** If-Range (RFC 9110, 13.1.5): true when a range still belongs to the client's partial copy. Compares strongly. */
export function mayContinue(headers: IncomingHttpHeaders, { hash, modifiedAt }: Validators): boolean {
  const condition = headers['if-range']
  if (condition === undefined) return true
  if (typeof condition === 'string' && condition.startsWith('"')) return condition === `"${hash}"`
  return Date.parse(String(condition)) === toSeconds(modifiedAt)
}

function tagsIn(list: string): string[] {
  return [...list.matchAll(/(?:W\/)?"([^"]*)"/g)].map(([, tag = '']) => tag)
}

// HTTP dates have no milliseconds.
function toSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000) * 1000
}
