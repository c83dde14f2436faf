import { randomBytes } from 'node:crypto'
import { IncomingMessage, type ServerResponse } from 'node:http'
import { plainAnswer, setHeaders } from '#server/answer'
import type { Answer, Handler } from '#server/asking'
import { NEVER } from '#server/caching'
import { setForwarding } from '#server/forwarding'
import { holdUntil } from '#server/holding'
import { limitBody } from '#server/limits'
import { privatePolicy } from '#server/policy'
import type { HeaderList } from '#server/representation'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Why a request cannot be passed on as it is, or null. */
export function refusePassing(req: IncomingMessage): Answer | null {
  if (!METHODS.includes(req.method ?? ''))
    return plainAnswer(405, 'No such method here.\n', { allow: METHODS.join(', ') })
  if (limitBody(req)) return plainAnswer(413, 'That is too large.\n', { connection: 'close' })
  return null
}

export type Passage = {
  handler: Handler
  common: HeaderList
  dev: boolean
  truth: { client: string; host: string; protocol: string }
  /** Resolves when this door knows of everything committed so far. */
  settle: () => Promise<void>
}

/**
 * Lets a handler answer the request itself. What it hears about forwarding is the door's own word. Whoever changed
 * something hears back only when readers get the change.
 */
export async function pass(
  req: IncomingMessage,
  res: ServerResponse,
  { handler, common, dev, truth, settle }: Passage,
) {
  setForwarding(req.headers, truth)
  const policy = privatePolicy(randomBytes(16).toString('base64'), dev)
  // Next reads the nonce for its scripts from the policy of the request.
  req.headers['content-security-policy'] = policy
  setHeaders(res, [...common, ...NEVER, 'Content-Security-Policy', policy])
  if (!READING.has(req.method ?? '')) holdUntil(res, settle)
  await handler(req.readableEnded ? withEmptyBody(req) : req, res)
}

// The server closes the bodies that are not there; a handler may want to read that there is nothing.
function withEmptyBody({ socket, method, url, httpVersion, headers, rawHeaders }: IncomingMessage) {
  const req = Object.assign(new IncomingMessage(socket), { method, url, httpVersion, headers, rawHeaders })
  const [major, minor] = httpVersion.split('.').map(Number)
  Object.assign(req, { httpVersionMajor: major, httpVersionMinor: minor, complete: true })
  req.push(null)
  return req
}
