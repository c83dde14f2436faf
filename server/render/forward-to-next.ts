import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type RequestScope, runInScope } from '#lib/core/request-scope.ts'
import { withBody } from '#server/http/body-limit.ts'
import { setHeaders, textResponse } from '#server/http/buffered-response.ts'
import { NO_STORE } from '#server/http/cache-headers.ts'
import { holdResponseUntil } from '#server/http/hold-response.ts'
import type { HeaderList } from '#server/http/representation.ts'
import { replaceFailures } from '#server/http/unavailable.ts'
import { privateCsp } from '#server/render/csp.ts'
import type { BufferedResponse, Handler } from '#server/render/in-process-request.ts'
import { setForwarding } from '#server/routing/forwarded.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Why a request cannot be passed on as it is, or null. */
export function refuseForwarding({ method = '' }: IncomingMessage): BufferedResponse | null {
  if (METHODS.includes(method)) return null
  return textResponse(405, 'No such method here.\n', { allow: METHODS.join(', ') })
}

export type ForwardOptions = {
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
export async function forward(
  req: IncomingMessage,
  res: ServerResponse,
  { handler, common, dev, truth, settle, fail }: ForwardOptions,
) {
  setForwarding(req.headers, truth)
  const policy = privateCsp(randomBytes(16).toString('base64'), dev)
  // Next reads the nonce for its scripts from the policy of the request.
  req.headers['content-security-policy'] = policy
  setHeaders(res, [...common, ...NO_STORE, 'Content-Security-Policy', policy])
  if (!READING.has(req.method ?? '')) holdResponseUntil(res, settle)
  const scope: RequestScope = {}
  if (!dev) replaceFailures(res, scope, () => fail(scope.unavailable))
  // The server closes the bodies that are not there; a handler may want to read that there is nothing.
  await runInScope(scope, () => handler(req.readableEnded ? withBody(req, Buffer.alloc(0)) : req, res))
}
