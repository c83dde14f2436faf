import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { isCurrent, mayContinue } from '#server/http/conditional.ts'
import { chooseEncoding, type Encoding } from '#server/http/encodings.ts'
import { readRange } from '#server/http/ranges.ts'
import type { HeaderList, Representation } from '#server/http/representation.ts'

/** How a page is sent. `common`: security headers. `caching`: Cache-Control headers. */
export type ResponseOptions = {
  status: number
  common: HeaderList
  caching: HeaderList
  cacheStatus: string
  age: number
}

/**
 * The prebuilt response for a request without conditions and ranges, when the page exists in the right encoding. A
 * page is always prebuilt with the same options.
 */
export function prebuiltFor(headers: IncomingHttpHeaders, page: Representation, options: ResponseOptions) {
  if (isConditional(headers)) return undefined
  const encoding = encodingFor(page, headers)
  return page.prebuilt(encoding, (body) => buildHead(page, body, encoding, options))
}

/**
 * Sends a page: encoded, as a byte range, or as 304 when the client's copy is current. Synchronous unless an encoding
 * must be made first.
 */
export function sendPage(
  req: IncomingMessage,
  res: ServerResponse,
  page: Representation,
  options: ResponseOptions,
): void | Promise<void> {
  if (options.status === 200) {
    if (isCurrent(req.headers, page)) return sendNotModified(req, res, page, options)
    const wantsRange =
      req.method === 'GET' && req.headers.range !== undefined && mayContinue(req.headers, page)
    if (wantsRange) return sendRange(req, res, page, options)
  }
  const encoding = encodingFor(page, req.headers)
  const send = (body: Buffer) =>
    sendBody(req, res, buildHead(page, body, encoding, options), body, options.status)
  const body = page.at(encoding)
  return body ? send(body) : page.in(encoding).then(send)
}

function isConditional(headers: IncomingHttpHeaders): boolean {
  return (
    headers['if-none-match'] !== undefined ||
    headers['if-modified-since'] !== undefined ||
    headers.range !== undefined
  )
}

function encodingFor(page: Representation, headers: IncomingHttpHeaders): Encoding {
  return page.isCompressible ? chooseEncoding(headers['accept-encoding']) : 'identity'
}

function sendBody(req: IncomingMessage, res: ServerResponse, head: string[], body: Buffer, status: number) {
  res.writeHead(status, head)
  res.end(req.method === 'HEAD' ? undefined : body)
}

function sendNotModified(
  { headers }: IncomingMessage,
  res: ServerResponse,
  page: Representation,
  options: ResponseOptions,
) {
  const validators = validatorsOf(page, encodingFor(page, headers))
  const kept = [...options.common, ...options.caching, ...validators, ...varyFor(page)]
  res.writeHead(304, [...kept, ...statusHeaders(options)]).end()
}

// Ranges are always cut from the uncompressed body: compressed bytes differ after a restart and would not fit
// together.
async function sendRange(
  req: IncomingMessage,
  res: ServerResponse,
  page: Representation,
  options: ResponseOptions,
) {
  const full = await page.in('identity')
  const part = readRange(req.headers.range, full.length)
  if (part === null) return sendBody(req, res, buildHead(page, full, 'identity', options), full, 200)
  if (part === 'unsatisfiable') {
    res
      .writeHead(416, [...options.common, 'Content-Range', `bytes */${full.length}`, 'Content-Length', '0'])
      .end()
    return
  }
  const body = full.subarray(part.start, part.end + 1)
  const range = ['Content-Range', `bytes ${part.start}-${part.end}/${full.length}`]
  sendBody(req, res, [...buildHead(page, body, 'identity', options), ...range], body, 206)
}

function buildHead(
  page: Representation,
  body: Buffer,
  encoding: Encoding,
  options: ResponseOptions,
): string[] {
  return [
    ...options.common,
    ...page.headers,
    ...options.caching,
    ...(options.status === 200 ? [...validatorsOf(page, encoding), 'Accept-Ranges', 'bytes'] : []),
    ...varyFor(page),
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
    ...['Content-Length', String(body.length)],
    ...statusHeaders(options),
  ]
}

// Encodings of the same content differ in their bytes, so encoded responses have a weak ETag.
function validatorsOf(page: Representation, encoding: Encoding): string[] {
  const tag = `"${page.hash}"`
  return ['ETag', encoding === 'identity' ? tag : `W/${tag}`, 'Last-Modified', page.modifiedAt.toUTCString()]
}

function varyFor(page: Representation): string[] {
  return page.isCompressible ? ['Vary', 'Accept-Encoding'] : []
}

// Age counts from when the page was last known to be up to date, not from when it was stored: 0 while the
// invalidation listener is connected.
function statusHeaders({ cacheStatus, age }: ResponseOptions): string[] {
  return ['Age', String(age), 'Server-Timing', `cache;desc=${cacheStatus}`]
}
