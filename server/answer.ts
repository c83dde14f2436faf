import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Answer } from '#server/asking'

export function plainAnswer(status: number, text: string, headers: OutgoingHttpHeaders = {}): Answer {
  const body = Buffer.from(text)
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': NEVER, ...headers },
    body,
  }
}

export function redirectAnswer(status: number, location: string): Answer {
  return plainAnswer(status, '', { location, 'cache-control': BRIEFLY })
}

export const NEVER = 'private, no-store'
export const BRIEFLY = 'public, max-age=10'
export const ALWAYS_CHECKED = 'public, max-age=0, must-revalidate'
export const FOREVER = 'public, max-age=31536000, immutable'

/** Sends an answer whole: a HEAD gets the same head as a GET. */
export function send(req: IncomingMessage, res: ServerResponse, answer: Answer) {
  res.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length })
  res.end(req.method === 'HEAD' ? undefined : answer.body)
}
