import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type RequestScope, runInScope } from '#lib/core/request-scope.ts'
import { withBody } from '#server/http/body-limit.ts'
import { plainAnswer, setHeaders } from '#server/http/buffered-response.ts'
import { NEVER } from '#server/http/cache-headers.ts'
import { holdUntil } from '#server/http/hold-response.ts'
import type { HeaderList } from '#server/http/representation.ts'
import { takeFailures } from '#server/http/unavailable.ts'
import { privatePolicy } from '#server/render/csp.ts'
import type { Answer, Handler } from '#server/render/in-process-request.ts'
import { setForwarding } from '#server/routing/forwarded.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Why a request cannot be passed on as it is, or null. */
export function refusePassing({ method = '' }: IncomingMessage): Answer | null {
  if (METHODS.includes(method)) return null
  return plainAnswer(405, 'No such method here.\n', { allow: METHODS.join(', ') })
}

export type Passage = {
  handler: Handler
  common: HeaderList
  dev: boolean
  truth: { client: string; host: string; protocol: string }
  /** Resolves when this door knows of everything committed so far. */
  settle: () => Promise<void>
  /** Answers instead of the handler where that would be a bare 500; given why it cannot be done now, if that is so. */
  fail: (unavailable: string | undefined) => void
}

/**
 * Lets a handler answer the request itself. What it hears about forwarding is the door's own word. Whoever changed
 * something hears back only when readers get the change.
 */
export async function pass(
  req: IncomingMessage,
  res: ServerResponse,
  { handler, common, dev, truth, settle, fail }: Passage,
) {
  setForwarding(req.headers, truth)
  const policy = privatePolicy(randomBytes(16).toString('base64'), dev)
  // Next reads the nonce for its scripts from the policy of the request.
  req.headers['content-security-policy'] = policy
  setHeaders(res, [...common, ...NEVER, 'Content-Security-Policy', policy])
  if (!READING.has(req.method ?? '')) holdUntil(res, settle)
  const scope: RequestScope = {}
  if (!dev) takeFailures(res, scope, () => fail(scope.unavailable))
  // The server closes the bodies that are not there; a handler may want to read that there is nothing.
  await runInScope(scope, () => handler(req.readableEnded ? withBody(req, Buffer.alloc(0)) : req, res))
}
