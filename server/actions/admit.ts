import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { readArguments } from '#server/actions/body.ts'
import type { IsActionAt } from '#server/actions/known.ts'
import { withBody } from '#server/http/body-limit.ts'
import { noStore, redirectResponse, textResponse } from '#server/http/buffered-response.ts'
import type { BufferedResponse } from '#server/render/in-process-request.ts'

const text = (status: number, sentence: string, headers = {}) =>
  textResponse(status, `${sentence}\n`, headers)

const CROSS_SITE = text(403, 'This request came from another site. Use the admin pages of this site.')
const NO_ORIGIN = text(400, 'This request does not say which site it came from. Send an Origin header.')
const NO_ACTION = text(400, 'This page does not accept this form. Reload it and try again.')
// Next's client script reads this header as: the page is older than the server.
const UNKNOWN_ACTION = text(400, 'This page has no such action. Reload it and try again.', {
  'x-nextjs-action-not-found': '1',
})
const MALFORMED = text(400, 'This request is incomplete or damaged. Reload the page and try again.')

type ActionPage = { path: string; search: string; host: string; isActionAt: IsActionAt }

/**
 * CSRF and format check for server actions. Returns the POST as it may go to Next: same origin, an action of that
 * page, a well-formed body. Otherwise the 4xx response, because Next would answer 500 for each of these.
 */
export async function admitAction(
  req: IncomingMessage,
  page: ActionPage,
): Promise<IncomingMessage | BufferedResponse> {
  const refusal = refuseHead(req, page)
  if (refusal) return refusal
  const body = await readArguments(req.headers['content-type'] ?? '', await bytesOf(req))
  if (!body) return MALFORMED
  const { 'transfer-encoding': _, ...headers } = req.headers
  const { type, bytes } = body
  Object.assign(req, {
    headers: { ...headers, 'content-type': type, 'content-length': String(bytes.length) },
  })
  return withBody(req, bytes)
}

// Node closes the body of a request that has none.
async function bytesOf(req: IncomingMessage): Promise<Buffer> {
  return req.readableEnded ? Buffer.alloc(0) : await buffer(req)
}

function refuseHead(
  { headers }: IncomingMessage,
  { path, search, host, isActionAt }: ActionPage,
): BufferedResponse | null {
  const { origin, 'next-action': id, 'content-type': type = '' } = headers
  if (origin === undefined) return NO_ORIGIN
  if (!isFrom(origin, host)) return CROSS_SITE
  if (typeof id === 'string') return isActionAt(id, path) ? null : UNKNOWN_ACTION
  // The form was submitted before the page's script loaded: redirect back to the page.
  return type.startsWith('application/x-www-form-urlencoded')
    ? noStore(redirectResponse(303, path + search))
    : NO_ACTION
}

function isFrom(origin: string, host: string): boolean {
  const { protocol, host: from } = URL.parse(origin) ?? {}
  return from !== undefined && from !== '' && URL.parse(`${protocol}//${host}`)?.host === from
}
