import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestScope } from '#lib/core/request-scope.ts'
import { textResponse } from '#server/http/buffered-response.ts'
import type { BufferedResponse } from '#server/render/in-process-request.ts'

const RETRY = { 'retry-after': '5' }

export const DATABASE_DOWN = 'The database cannot be reached right now. Try again in a minute.'
const FAULT = 'The server failed to handle this request. Try again in a minute.'

/** False for the requests that the sign-in page makes before it submits. */
export function needsDatabase({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' || !url.startsWith('/api/auth/')
}

/**
 * A failure in the form that the client can show: plain text for a server action (Next's client passes it on only
 * with exactly this type), JSON for the API, null for requests that expect a page. Without a reason it is a 500.
 */
export function unavailableResponse(
  { url = '', headers }: IncomingMessage,
  reason?: string,
): BufferedResponse | null {
  const [status, message, more] =
    reason === undefined ? ([500, FAULT, {}] as const) : ([503, reason, RETRY] as const)
  if (url.startsWith('/api/')) {
    const failure = {
      ok: false,
      code: reason === undefined ? 'fault' : 'unavailable',
      message,
      fields: {},
      problems: [],
    }
    return textResponse(status, JSON.stringify(failure), { ...more, 'content-type': 'application/json' })
  }
  return headers['next-action'] === undefined
    ? null
    : textResponse(status, message, { ...more, 'content-type': 'text/plain' })
}

/**
 * Replaces failed responses of a handler: a failure recorded in the scope becomes a 503, and instead of a bare 500
 * `respond` is called. Must be installed after everything else that patches the response.
 */
export function replaceFailures(res: ServerResponse, scope: RequestScope, respond: () => void) {
  const { writeHead, flushHeaders, write, end } = res
  let isDiscarded = false

  function writeHeadUnlessFailed(status: number, ...rest: unknown[]) {
    if (isDiscarded) return res
    if (status === 500) {
      isDiscarded = true
      return res
    }
    Object.assign(res, { writeHead, flushHeaders, write, end })
    if (scope.unavailable === undefined) return Reflect.apply(writeHead, res, [status, ...rest])
    res.setHeader('Retry-After', RETRY['retry-after'])
    return Reflect.apply(writeHead, res, [503, ...rest])
  }

  function startOver() {
    for (const method of ['writeHead', 'flushHeaders', 'write', 'end']) Reflect.deleteProperty(res, method)
    for (const name of res.getHeaderNames()) res.removeHeader(name)
    respond()
    return res
  }

  // Node writes the headers itself when a handler starts with the body, and then expects them to be written.
  const isFailing = () => isDiscarded || (!res.headersSent && res.statusCode === 500)
  Object.assign(res, {
    writeHead: writeHeadUnlessFailed,
    flushHeaders: () => isFailing() || Reflect.apply(flushHeaders, res, []),
    write: (...piece: unknown[]) => isFailing() || Reflect.apply(write, res, piece),
    end: (...piece: unknown[]) => (isFailing() ? startOver() : Reflect.apply(end, res, piece)),
  })
}
