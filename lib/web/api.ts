import type { Failure, Result } from '#lib/admin/views.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import { absolute } from '#lib/urls/origin.ts'
import { runSignedIn } from '#lib/web/action.ts'

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

/**
 * Wraps a verb as a JSON endpoint of the admin API: rejects cross-site requests, authenticates, then calls the verb.
 */
export function api<T>(verb: (viewer: Viewer, request: Request) => Promise<T>) {
  return async (request: Request): Promise<Response> => {
    if (!isOwn(request)) return respond(foreign)
    return respond(await runSignedIn(({ viewer }) => verb(viewer, request)))
  }
}

/** The JSON body of a request. Throws Invalid when it is not JSON. */
export async function readJson<T>(request: Request): Promise<T> {
  try {
    return await request.json()
  } catch {
    throw new Invalid({ form: 'Send the fields as JSON.' })
  }
}

function respond<T>(result: Result<T>): Response {
  const status = result.ok ? 200 : (STATUS[result.code] ?? 500)
  return Response.json(result, { status, headers: { 'cache-control': 'private, no-store' } })
}

// CSRF check: another site's form can send our cookies, but not without its own Origin header.
function isOwn(request: Request): boolean {
  const origin = request.headers.get('origin')
  const host = request.headers.get('x-forwarded-host') ?? new URL(absolute('/')).host
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host
}

const foreign: Failure = {
  ok: false,
  code: 'foreign',
  message: 'This request came from another site. Use the admin pages of this site.',
  fields: {},
  problems: [],
}
