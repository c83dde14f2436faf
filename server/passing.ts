import type { IncomingMessage, ServerResponse } from 'node:http'
import { NEVER, plainAnswer } from '#server/answer'
import type { Answer, Handler } from '#server/asking'
import { setForwarding } from '#server/forwarding'
import { limitBody } from '#server/limits'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Why a request cannot be passed on as it is, or null. */
export function refusePassing(req: IncomingMessage): Answer | null {
  if (!METHODS.has(req.method ?? ''))
    return plainAnswer(405, 'No such method here.\n', { allow: [...METHODS].join(', ') })
  if (limitBody(req)) return plainAnswer(413, 'That is too large.\n', { connection: 'close' })
  return null
}

/** Lets a handler answer the request itself. What it says about forwarding is the door's own word. */
export async function pass(handler: Handler, req: IncomingMessage, res: ServerResponse, truth: Truth) {
  setForwarding(req.headers, truth)
  res.setHeader('Cache-Control', NEVER)
  await handler(req, res)
}

export type Truth = { client: string; host: string; protocol: string }
