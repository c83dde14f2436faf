import type { IncomingMessage } from 'node:http'
import type { Target } from '#server/routing/request-target.ts'

export type ExpiredLinkDeps = {
  /** Whether the token of a set-up address, or of an invitation, still opens it. */
  isTokenGood: (kind: 'setup' | 'invite', token: string) => Promise<boolean>
}

/**
 * True for the page behind a set-up address or an invitation that opens nothing. The page itself could say 404 only in
 * a document that needs scripts to be read.
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
