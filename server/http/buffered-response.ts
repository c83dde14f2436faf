import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { BRIEFLY, NEVER } from '#server/http/cache-headers.ts'
import type { HeaderList } from '#server/http/representation.ts'
import type { Answer } from '#server/render/in-process-request.ts'

export function plainAnswer(status: number, text: string, headers: OutgoingHttpHeaders = {}): Answer {
  const type = { 'content-type': 'text/plain; charset=utf-8' }
  return { status, headers: { ...type, ...toObject(NEVER), ...headers }, body: Buffer.from(text) }
}

export function redirectAnswer(status: number, location: string): Answer {
  return { status, headers: { location, ...toObject(BRIEFLY) }, body: Buffer.alloc(0) }
}

/** A redirect to an address of ours keeps the query it was asked with. */
export function withSearch(answer: Answer, search: string): Answer {
  const { location } = answer.headers
  if (typeof location !== 'string' || !search || /[?#]/.test(location)) return answer
  return { ...answer, headers: { ...answer.headers, location: location + search } }
}

/** The same answer for one pair of eyes. */
export function keptByNobody(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, ...toObject(NEVER) } }
}

/** Sends an answer whole: a HEAD gets the same head as a GET. */
export function sendAnswer(req: IncomingMessage, res: ServerResponse, answer: Answer, common: HeaderList) {
  res.writeHead(answer.status, {
    ...toObject(common),
    ...answer.headers,
    'content-length': answer.body.length,
  })
  res.end(req.method === 'HEAD' ? undefined : answer.body)
}

export function setHeaders(res: ServerResponse, list: HeaderList) {
  for (const [name, value] of Object.entries(toObject(list))) res.setHeader(name, value)
}

function toObject(list: HeaderList): Record<string, string> {
  const pairs = list.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), list[index + 1] ?? '']] : [],
  )
  return Object.fromEntries(pairs)
}
