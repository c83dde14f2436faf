import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestScope } from '#lib/core/request-scope.ts'
import { textResponse } from '#server/http/buffered-response.ts'
import type { BufferedResponse } from '#server/render/in-process-request.ts'

const RETRY = { 'retry-after': '5' }

export const DATABASE_AWAY = 'The database cannot be reached right now. Try again in a minute.'
const FAULT = 'Something broke on the server. Try again in a minute.'

/** False for what sign-in asks before it sends anything. */
export function needsDatabase({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' || !url.startsWith('/api/auth/')
}

/**
 * A failure as the asker can show it: for a form or an action words, which Next's client hands on when their type is
 * exactly this; for the API a JSON object like its others. Null for whoever wants a page. Without a reason it is a fault.
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
 * Sees to it that nothing a handler could not do goes out as a success or as a bare 500: what it said cannot be done
 * now is a 503 with its own words, and instead of a 500 `answerInstead` answers. Comes after everything else that
 * changes how an answer is written.
 */
export function replaceFailures(res: ServerResponse, scope: RequestScope, answerInstead: () => void) {
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
    answerInstead()
    return res
  }

  // Node writes the head itself when a handler begins with the body, and then expects it to be there.
  const isFailing = () => isDiscarded || (!res.headersSent && res.statusCode === 500)
  Object.assign(res, {
    writeHead: writeHeadUnlessFailed,
    flushHeaders: () => isFailing() || Reflect.apply(flushHeaders, res, []),
    write: (...piece: unknown[]) => isFailing() || Reflect.apply(write, res, piece),
    end: (...piece: unknown[]) => (isFailing() ? startOver() : Reflect.apply(end, res, piece)),
  })
}
