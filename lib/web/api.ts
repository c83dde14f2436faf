import type { Failure, Result } from '#lib/admin/views.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import { absolute } from '#lib/urls/origin.ts'
import { runSignedIn } from '#lib/web/action.ts'
import { toResult } from '#lib/web/result.ts'

const STATUS: Record<string, number> = {
  invalid: 422,
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  too_many: 429,
  unavailable: 503,
  signed_out: 401,
  foreign: 403,
  other_user: 401,
}

/**
 * Wraps a verb as a JSON endpoint of the admin API: rejects cross-site requests, authenticates, then calls the verb.
 * A request that names its user in the query is rejected when another one is signed in.
 */
export function api<T>(verb: (viewer: Viewer, request: Request) => Promise<T>) {
  return async (request: Request): Promise<Response> => {
    if (!isOwn(request)) return respond(foreign)
    const result = await runSignedIn(({ viewer }) =>
      isExpected(viewer, request) ? toResult(() => verb(viewer, request)) : Promise.resolve(otherUser),
    )
    return respond(result.ok ? result.value : result)
  }
}

/** The JSON body of a request. Throws Invalid when it is none. */
export async function readJson<T extends object>(request: Request): Promise<T> {
  const body: unknown = await request.json().catch(() => null)
  if (typeof body === 'object' && body !== null) return body as T
  throw new Invalid({ form: 'Send a JSON object.' })
}

function isExpected({ userId }: Viewer, request: Request): boolean {
  const expected = new URL(request.url).searchParams.get('user')
  return expected === null || expected === userId
}

function respond<T>(result: Result<T>): Response {
  const status = result.ok ? 200 : (STATUS[result.code] ?? 500)
  return Response.json(result, { status, headers: { 'cache-control': 'private, no-store' } })
}

// CSRF check: another site's form can send our cookies, but not without its own Origin header. It cannot read what a
// GET answers, and browsers send no Origin with our own.
function isOwn(request: Request): boolean {
  if (request.method === 'GET') return true
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

const otherUser: Failure = {
  ok: false,
  code: 'other_user',
  message: 'Another user is signed in here now. Sign in again; your text is still here.',
  fields: {},
  problems: [],
}
