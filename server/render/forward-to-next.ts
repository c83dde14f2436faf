import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type RequestScope, runInScope } from '#lib/core/request-scope.ts'
import { withBody } from '#server/http/body-limit.ts'
import { setHeaders, textResponse } from '#server/http/buffered-response.ts'
import { NO_STORE } from '#server/http/cache-headers.ts'
import type { HeaderList } from '#server/http/representation.ts'
import { replaceFailures } from '#server/http/unavailable.ts'
import { privateCsp } from '#server/render/csp.ts'
import type { BufferedResponse, Handler } from '#server/render/in-process-request.ts'
import { setForwarding } from '#server/routing/forwarded.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** 405 for a method that is not forwarded; else null. */
export function refuseForwarding({ method = '' }: IncomingMessage): BufferedResponse | null {
  if (METHODS.includes(method)) return null
  return textResponse(405, 'This method is not supported here. Use one from the Allow header.\n', {
    allow: METHODS.join(', '),
  })
}

export type ForwardOptions = {
  handler: Handler
  common: HeaderList
  dev: boolean
  forwarding: { client: string; host: string; protocol: string }
  /** Resolves when this instance has applied every change committed so far. */
  awaitInvalidation: () => Promise<void>
  /** Sends the error response instead of a bare 500. `unavailable`: the message when the failure is temporary. */
  fail: (unavailable: string | undefined) => void
}

/**
 * Forwards a request to Next: replaces the forwarding headers and sets a CSP nonce. What writes behind it awaits its
 * invalidation through the scope (see `runVerb`), so that a client that reads after its write sees the change.
 */
export async function forward(
  req: IncomingMessage,
  res: ServerResponse,
  { handler, common, dev, forwarding, awaitInvalidation, fail }: ForwardOptions,
) {
  setForwarding(req.headers, forwarding)
  const policy = privateCsp(randomBytes(16).toString('base64'), dev)
  // Next takes the nonce for its scripts from the CSP header of the request.
  req.headers['content-security-policy'] = policy
  setHeaders(res, [...common, ...NO_STORE, 'Content-Security-Policy', policy])
  const scope: RequestScope = { awaitInvalidation }
  if (!dev) replaceFailures(res, scope, () => fail(scope.unavailable))
  // Node closes the body of a request that has none; Next may want to read an empty one.
  await runInScope(scope, () => handler(req.readableEnded ? withBody(req, Buffer.alloc(0)) : req, res))
}
