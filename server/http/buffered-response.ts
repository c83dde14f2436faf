import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { NO_STORE, TEN_SECONDS } from '#server/http/cache-headers.ts'
import type { HeaderList } from '#server/http/representation.ts'
import type { BufferedResponse } from '#server/render/in-process-request.ts'

export function textResponse(
  status: number,
  text: string,
  headers: OutgoingHttpHeaders = {},
): BufferedResponse {
  const type = { 'content-type': 'text/plain; charset=utf-8' }
  return { status, headers: { ...type, ...toObject(NO_STORE), ...headers }, body: Buffer.from(text) }
}

export function redirectResponse(status: number, location: string): BufferedResponse {
  return { status, headers: { location, ...toObject(TEN_SECONDS) }, body: Buffer.alloc(0) }
}

/** A redirect to an address of ours keeps the query it was asked with. */
export function withQuery(answer: BufferedResponse, search: string): BufferedResponse {
  const { location } = answer.headers
  if (typeof location !== 'string' || !search || /[?#]/.test(location)) return answer
  return { ...answer, headers: { ...answer.headers, location: location + search } }
}

/** The same answer for one pair of eyes. */
export function noStore(answer: BufferedResponse): BufferedResponse {
  return { ...answer, headers: { ...answer.headers, ...toObject(NO_STORE) } }
}

/** Sends an answer whole: a HEAD gets the same head as a GET. */
export function sendResponse(
  req: IncomingMessage,
  res: ServerResponse,
  answer: BufferedResponse,
  common: HeaderList,
) {
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
