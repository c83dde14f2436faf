import type { Failure, Result } from '#lib/admin/views.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { absolute } from '#lib/urls/origin.ts'
import { answerSignedIn } from '#lib/web/action.ts'

const STATUS: Record<string, number> = {
  invalid: 422,
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  too_many: 429,
  unavailable: 503,
  signed_out: 401,
  foreign: 403,
}

/** A handler of the desk's API around a verb: a request of our own pages, who asks, then the verb. Answers JSON. */
export function api<T>(verb: (viewer: Viewer, request: Request) => Promise<T>) {
  return async (request: Request): Promise<Response> => {
    if (!isOwn(request)) return respond(foreign)
    return respond(await answerSignedIn(({ viewer }) => verb(viewer, request)))
  }
}

function respond<T>(result: Result<T>): Response {
  const status = result.ok ? 200 : (STATUS[result.code] ?? 500)
  return Response.json(result, { status, headers: { 'cache-control': 'private, no-store' } })
}

// A form of another site can send a body here with our cookies, but not without saying where it comes from.
function isOwn(request: Request): boolean {
  const origin = request.headers.get('origin')
  const host = request.headers.get('x-forwarded-host') ?? new URL(absolute('/')).host
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host
}

const foreign: Failure = {
  ok: false,
  code: 'foreign',
  message: 'This request came from another site. Use the desk.',
  fields: {},
  problems: [],
}
