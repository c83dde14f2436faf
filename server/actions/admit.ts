import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { readArguments } from '#server/actions/body.ts'
import type { IsActionAt } from '#server/actions/known.ts'
import { withBody } from '#server/http/body-limit.ts'
import { noStore, redirectResponse, textResponse } from '#server/http/buffered-response.ts'
import type { BufferedResponse } from '#server/render/in-process-request.ts'

const say = (status: number, sentence: string, headers = {}) => textResponse(status, `${sentence}\n`, headers)

const FOREIGN = say(403, 'This request came from another site. Use the desk.')
const NO_ORIGIN = say(400, 'This request does not say which site it came from. Send an Origin header.')
const NO_ACTION = say(400, 'This page takes no such form. Reload it and try again.')
// Next's own script knows by this header that the page is older than the server.
const UNKNOWN = say(400, 'This page has no such action. Reload it and try again.', {
  'x-nextjs-action-not-found': '1',
})
const BROKEN = say(400, 'This request is incomplete or damaged. Reload the page and try again.')

type ActionPage = { path: string; search: string; host: string; isActionAt: IsActionAt }

/**
 * A POST to a page, with its body at hand, as Next may have it: for an action of that page, from our own site. Else what
 * is answered instead: Next would take each for a fault of the server's.
 */
export async function admitAction(
  req: IncomingMessage,
  page: ActionPage,
): Promise<IncomingMessage | BufferedResponse> {
  const refusal = refuseHead(req, page)
  if (refusal) return refusal
  const body = await readArguments(req.headers['content-type'] ?? '', await bytesOf(req))
  if (!body) return BROKEN
  const { 'transfer-encoding': _, ...headers } = req.headers
  const { type, bytes } = body
  Object.assign(req, {
    headers: { ...headers, 'content-type': type, 'content-length': String(bytes.length) },
  })
  return withBody(req, bytes)
}

// The server closes the bodies that are not there.
async function bytesOf(req: IncomingMessage): Promise<Buffer> {
  return req.readableEnded ? Buffer.alloc(0) : await buffer(req)
}

function refuseHead(
  { headers }: IncomingMessage,
  { path, search, host, isActionAt }: ActionPage,
): BufferedResponse | null {
  const { origin, 'next-action': id, 'content-type': type = '' } = headers
  if (origin === undefined) return NO_ORIGIN
  if (!isFrom(origin, host)) return FOREIGN
  if (typeof id === 'string') return isActionAt(id, path) ? null : UNKNOWN
  // A form sent before the page had its script: it is asked for anew.
  return type.startsWith('application/x-www-form-urlencoded')
    ? noStore(redirectResponse(303, path + search))
    : NO_ACTION
}

function isFrom(origin: string, host: string): boolean {
  const { protocol, host: from } = URL.parse(origin) ?? {}
  return from !== undefined && from !== '' && URL.parse(`${protocol}//${host}`)?.host === from
}
