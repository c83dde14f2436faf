import type { IncomingMessage } from 'node:http'
import type { Target } from '#server/routing/request-target.ts'

export type ExpiredLinkDeps = {
  /** Whether the token of a one-time link is still valid. */
  isTokenGood: (kind: LinkKind, token: string) => Promise<boolean>
}

/** Links that work once: to set up, to accept an invitation, to choose a password, to confirm an e-mail address. */
export type LinkKind = 'setup' | 'invite' | 'reset' | 'email'

/**
 * True for a one-time link that is no longer valid. Checked here because a 404 from the Next page would
 * be a document that needs scripts.
 */
export async function isLinkExpired(
  { method }: IncomingMessage,
  { path, query }: Target,
  { isTokenGood }: ExpiredLinkDeps,
): Promise<boolean> {
  if (method !== 'GET' && method !== 'HEAD') return false
  if (path === '/setup') return !(await isTokenGood('setup', query.get('token') ?? ''))
  const [, kind, token] = /^\/(?:login\/)?(invite|reset|email)\/([^/]+)$/.exec(path) ?? []
  return isKind(kind) && token !== undefined && !(await isTokenGood(kind, token))
}

function isKind(kind: string | undefined): kind is LinkKind {
  return kind === 'invite' || kind === 'reset' || kind === 'email'
}
