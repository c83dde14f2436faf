import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { isCurrent, mayContinue } from '#server/http/conditional.ts'
import { chooseEncoding, type Encoding } from '#server/http/encodings.ts'
import { readRange } from '#server/http/ranges.ts'
import type { HeaderList, Representation } from '#server/http/representation.ts'

/** How a page goes out. `common`: headers of every answer. `caching`: who may keep it, and for how long. */
export type ResponseOptions = {
  status: number
  common: HeaderList
  caching: HeaderList
  cacheStatus: string
  age: number
}

/**
 * A page as a whole answer, when that is all the request asks for and the page is at hand in the right encoding. Each
 * page has one manner in which it is sent like this.
 */
export function prebuiltFor(headers: IncomingHttpHeaders, page: Representation, manner: ResponseOptions) {
  if (isConditional(headers)) return undefined
  const encoding = encodingFor(page, headers)
  return page.prebuilt(encoding, (body) => buildHead(page, body, encoding, manner))
}

/**
 * Sends what an address shows as the request asks for it: encoded, in part, or not at all when the client's copy is
 * current. What is at hand goes out at once; only an encoding that must be made first is waited for.
 */
export function sendPage(
  req: IncomingMessage,
  res: ServerResponse,
  page: Representation,
  manner: ResponseOptions,
): void | Promise<void> {
  if (manner.status === 200) {
    if (isCurrent(req.headers, page)) return sendNothingNew(req, res, page, manner)
    const mayHavePart =
      req.method === 'GET' && req.headers.range !== undefined && mayContinue(req.headers, page)
    if (mayHavePart) return sendPart(req, res, page, manner)
  }
  const encoding = encodingFor(page, req.headers)
  const send = (body: Buffer) =>
    sendBody(req, res, buildHead(page, body, encoding, manner), body, manner.status)
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

function sendNothingNew(
  { headers }: IncomingMessage,
  res: ServerResponse,
  page: Representation,
  manner: ResponseOptions,
) {
  const validators = validatorsOf(page, encodingFor(page, headers))
  const kept = [...manner.common, ...manner.caching, ...validators, ...variesOf(page)]
  res.writeHead(304, [...kept, ...timingOf(manner)]).end()
}

// A part is always one of the plain bytes: encoded bytes are made anew after a restart and would not fit together.
async function sendPart(
  req: IncomingMessage,
  res: ServerResponse,
  page: Representation,
  manner: ResponseOptions,
) {
  const whole = await page.in('identity')
  const part = readRange(req.headers.range, whole.length)
  if (part === null) return sendBody(req, res, buildHead(page, whole, 'identity', manner), whole, 200)
  if (part === 'unsatisfiable') {
    res
      .writeHead(416, [...manner.common, 'Content-Range', `bytes */${whole.length}`, 'Content-Length', '0'])
      .end()
    return
  }
  const body = whole.subarray(part.start, part.end + 1)
  const range = ['Content-Range', `bytes ${part.start}-${part.end}/${whole.length}`]
  sendBody(req, res, [...buildHead(page, body, 'identity', manner), ...range], body, 206)
}

function buildHead(
  page: Representation,
  body: Buffer,
  encoding: Encoding,
  manner: ResponseOptions,
): string[] {
  return [
    ...manner.common,
    ...page.headers,
    ...manner.caching,
    ...(manner.status === 200 ? [...validatorsOf(page, encoding), 'Accept-Ranges', 'bytes'] : []),
    ...variesOf(page),
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
    ...['Content-Length', String(body.length)],
    ...timingOf(manner),
  ]
}

// The same content differs in its bytes from one encoding to another: weakly, they are the same.
function validatorsOf(page: Representation, encoding: Encoding): string[] {
  const tag = `"${page.hash}"`
  return ['ETag', encoding === 'identity' ? tag : `W/${tag}`, 'Last-Modified', page.modifiedAt.toUTCString()]
}

function variesOf(page: Representation): string[] {
  return page.isCompressible ? ['Vary', 'Accept-Encoding'] : []
}

// The age is not how long a page has been in memory but since when nobody can vouch for it: 0 while changes are heard.
function timingOf({ cacheStatus, age }: ResponseOptions): string[] {
  return ['Age', String(age), 'Server-Timing', `cache;desc=${cacheStatus}`]
}
