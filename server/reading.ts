import type { OutgoingHttpHeaders } from 'node:http'
import { ALWAYS_CHECKED, FOREVER, NEVER, redirectAnswer } from '#server/answer'
import { type Answer, ask, type Handler, type Question } from '#server/asking'
import type { DocumentStatus } from '#server/documents'
import type { Route } from '#server/routes'

const PATIENCE = 15_000
const KEPT_HEADERS = [
  'content-type',
  'content-disposition',
  'content-security-policy',
  'last-modified',
  'link',
]

/** Asks for what a public route shows. A status instead of an answer: a document for it is due. */
export async function read(handler: Handler, route: Route, question: Question) {
  const answer = await ask(handler, question, PATIENCE)
  const location = answer.headers.location
  if (answer.status >= 300 && answer.status < 400 && typeof location === 'string') {
    return redirectAnswer(answer.status, location)
  }
  if (answer.status === 404 || answer.status === 410) return answer.status
  return isGood(answer, route)
    ? { ...answer, headers: headersFor(answer, route) }
    : (500 satisfies DocumentStatus)
}

function isGood(answer: Answer, route: Route): boolean {
  const type = String(answer.headers['content-type'] ?? '')
  return answer.status === 200 && type.startsWith(route.type) && !answer.headers['set-cookie']
}

function headersFor(answer: Answer, route: Route): OutgoingHttpHeaders {
  const kept = KEPT_HEADERS.filter((name) => answer.headers[name] !== undefined)
  return {
    ...Object.fromEntries(kept.map((name) => [name, answer.headers[name]])),
    'cache-control': CACHING[route.kind],
  }
}

const CACHING: Record<Route['kind'], string> = {
  document: ALWAYS_CHECKED,
  file: ALWAYS_CHECKED,
  asset: FOREVER,
  staff: NEVER,
  private: NEVER,
  closed: NEVER,
}
