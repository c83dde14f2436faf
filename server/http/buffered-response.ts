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

/** Adds the query string of the request to a redirect, unless its location has one. */
export function withQuery(response: BufferedResponse, search: string): BufferedResponse {
  const { location } = response.headers
  if (typeof location !== 'string' || !search || /[?#]/.test(location)) return response
  return { ...response, headers: { ...response.headers, location: location + search } }
}

/** The same response with `Cache-Control: private, no-store`. */
export function noStore(response: BufferedResponse): BufferedResponse {
  return { ...response, headers: { ...response.headers, ...toObject(NO_STORE) } }
}

/** Sends a complete response. HEAD gets the same headers as GET (RFC 9110, 9.3.2). */
export function sendResponse(
  req: IncomingMessage,
  res: ServerResponse,
  response: BufferedResponse,
  common: HeaderList,
) {
  res.writeHead(response.status, {
    ...toObject(common),
    ...response.headers,
    'content-length': response.body.length,
  })
  res.end(req.method === 'HEAD' ? undefined : response.body)
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
