import type { IncomingMessage } from 'node:http'
import type { Target } from '#server/routing/request-target.ts'

export type ExpiredLinkDeps = {
  /** Whether the token of a set-up link or an invitation is still valid. */
  isTokenGood: (kind: 'setup' | 'invite', token: string) => Promise<boolean>
}

/**
 * True for a set-up or invitation link that is no longer valid. Checked here because a 404 from the Next page would
 * be a document that needs scripts.
 */
export async function isLinkExpired(
  { method }: IncomingMessage,
  { path, query }: Target,
  { isTokenGood }: ExpiredLinkDeps,
): Promise<boolean> {
  if (method !== 'GET' && method !== 'HEAD') return false
  if (path === '/setup') return !(await isTokenGood('setup', query.get('token') ?? ''))
  const [, token] = /^\/invite\/([^/]+)$/.exec(path) ?? []
  return token !== undefined && !(await isTokenGood('invite', token))
}
