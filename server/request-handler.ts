import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Entry } from '#server/cache/entry.ts'
import { isPage, type Outcome, type PageCache } from '#server/cache/page-cache.ts'
import { hasBody } from '#server/http/body-limit.ts'
import { keptByNobody, sendAnswer, withSearch } from '#server/http/buffered-response.ts'
import { CACHING, cachingOfStatus, NEVER } from '#server/http/cache-headers.ts'
import type { HeaderList } from '#server/http/representation.ts'
import { type Manner, sendPage, wholeFor } from '#server/http/send.ts'
import { AWAY, failureFor, needsDatabase } from '#server/http/unavailable.ts'
import type { Log } from '#server/observability/log.ts'
import type { Witness } from '#server/observability/request-observer.ts'
import { Crowded } from '#server/render/concurrency-limit.ts'
import type { Produce } from '#server/render/render-page.ts'
import { type DocumentName, documentFor, statusOf } from '#server/render/status-pages.ts'
import type { Admission, Visit } from '#server/routing/admission.ts'
import {
  type DecidingParts,
  decide,
  hasOneHost,
  nameOfRoute,
  routeOf,
  type Wanted,
} from '#server/routing/dispatch.ts'
import { mayBeStaff } from '#server/routing/session-check.ts'

export type DoorParts = DecidingParts & {
  cache: PageCache
  produce: Produce
  /** Hands a request on to Next as it is. */
  pass: (req: IncomingMessage, res: ServerResponse, fail: Fail) => Promise<void>
  admission: Admission
  isStaff: (req: IncomingMessage) => Promise<boolean>
  /** Asked after a failure. */
  isDatabaseAway: () => Promise<boolean>
  /** What the last look said, without another one. */
  isKnownAway: () => boolean
  /** Headers of every answer. */
  common: HeaderList
  /** The host that is expected; undefined: any. */
  host: string | undefined
  log: Log
  witness: Witness
}

/** Answers where Next could not, given why it cannot be done now, if that is so. */
export type Fail = (unavailable: string | undefined) => void

/** The door behind which the whole publication stands: it opens for every request, and knows the shortcut for most. */
export function createDoor(parts: DoorParts) {
  const { admission, cache, common, witness } = parts

  /** The way of nearly every request: what is remembered under exactly this address goes out whole. */
  function shortcut(req: IncomingMessage): Buffer | undefined {
    const sight = witness.see()
    const entry = isFromReader(req) ? cache.fresh(req.url ?? '') : undefined
    const whole = entry && wholeFor(req.headers, entry.representation, mannerOf(entry))
    if (!whole) return undefined
    sight.route = entry.route.path
    sight.verdict = 'hit'
    witness.note(sight, req, 200)
    return whole.bytes
  }

  function open(req: IncomingMessage, res: ServerResponse): void {
    const visit = { req, res, sight: witness.see() }
    if (!hasBody(req) && serveAtOnce(visit)) return
    witness.watch(visit.sight, req, res)
    admit(visit).catch((error) => apologise(visit, error))
  }

  /** What is remembered under exactly this address goes out as the request wants it: in part, without a body, or last. */
  function serveAtOnce(visit: Visit): boolean {
    const { req, res, sight } = visit
    const isRead = req.method === 'GET' || req.method === 'HEAD'
    const entry = isRead && isFromReader(req) ? cache.fresh(req.url ?? '') : undefined
    if (!entry) return false
    sight.route = entry.route.path
    sight.verdict = 'hit'
    witness.watch(sight, req, res)
    sendPage(req, res, entry.representation, mannerOf(entry))?.catch((error) => apologise(visit, error))
    return true
  }

  function mannerOf({ route }: Entry): Manner {
    return { status: 200, verdict: 'hit', age: 0, common, caching: CACHING[route.kind] }
  }

  function isFromReader(req: IncomingMessage): boolean {
    const isExpected = parts.host === undefined || req.headers.host === parts.host
    return isExpected && hasOneHost(req) && !mayBeStaff(req.headers.cookie)
  }

  /** Serves what may come in: with its whole body, when it has one. */
  async function admit(visit: Visit) {
    const { req, sight } = visit
    const route = routeOf(req.url)
    sight.route = nameOfRoute(req.url)
    const isWork = hasBody(req) || route?.kind === 'private' || sight.route === '/readyz'
    if (isWork && !(await admission.mayWork(visit, route))) return
    const whole = hasBody(req) ? await admission.takeBody(visit, route) : req
    if (whole) await serve({ ...visit, req: whole })
  }

  async function serve(visit: Visit) {
    const { req, res } = visit
    const decision = await decide(req, parts)
    if (decision === 'pass') await passOn(visit)
    else if (decision === 'spent') await sendDocument(visit, decision, NEVER)
    else if (typeof decision === 'number') await sendDocument(visit, decision)
    else if ('status' in decision) sendAnswer(req, res, decision, common)
    else await serveRoute(visit, decision)
  }

  async function passOn(visit: Visit) {
    const { req, res } = visit
    if (parts.isKnownAway() && needsDatabase(req)) return await refusePassed(visit, AWAY)
    const fail: Fail = (unavailable) => {
      refusePassed(visit, unavailable).catch((error) => apologise(visit, error))
    }
    await admission.inTurn(visit, () => parts.pass(req, res, fail))
  }

  /** Says in the form that the asker can show why nothing was done. */
  async function refusePassed(visit: Visit, unavailable?: string) {
    const reason = unavailable ?? ((await parts.isDatabaseAway()) ? AWAY : undefined)
    const answer = failureFor(visit.req, reason)
    if (answer) sendAnswer(visit.req, visit.res, answer, common)
    else await sendDocument(visit, reason === undefined ? 500 : 503)
  }

  async function serveRoute(visit: Visit, wanted: Wanted) {
    const { req, res, sight } = visit
    const { route, key, search } = wanted
    const isStaff = route.kind !== 'asset' && (await parts.isStaff(req))
    sight.route = route.path
    if (route.kind === 'staff' && !isStaff) return await sendDocument(visit, 404, NEVER)
    const isWork = isStaff || !cache.isAtHand(key, route)
    if (isWork && !(await admission.mayWork(visit, route))) return
    const { outcome, verdict, age } = isStaff ? await askForStaff(wanted, req) : await cache.get(key, route)
    sight.verdict = verdict
    if (typeof outcome === 'number') return await sendDocument(visit, outcome)
    if (!isPage(outcome)) {
      const answer = withSearch(outcome, search)
      return sendAnswer(req, res, isStaff ? keptByNobody(answer) : answer, common)
    }
    const caching = isStaff ? NEVER : CACHING[route.kind]
    await sendPage(req, res, outcome.representation, { status: 200, common, caching, verdict, age })
  }

  /** Staff get what is true now, past the memory, and nothing of it is remembered. */
  async function askForStaff({ key, route }: Wanted, req: IncomingMessage) {
    const cookie = route.kind === 'staff' ? req.headers.cookie : undefined
    const outcome: Outcome = await parts.produce(key, route, () => {}, cookie)
    return { outcome, verdict: 'staff', age: 0 }
  }

  async function sendDocument(
    { req, res, sight }: Visit,
    name: DocumentName,
    caching = sight.verdict === 'staff' ? NEVER : cachingOfStatus(statusOf(name)),
  ) {
    const { page, verdict } = await documentFor(cache, name)
    const status = statusOf(name)
    await sendPage(req, res, page, { status, common, caching, verdict, age: 0 })
  }

  async function apologise(visit: Visit, error: unknown) {
    parts.log.error({ err: error, id: visit.sight.id }, 'A request failed.')
    if (visit.res.headersSent) return void visit.res.destroy()
    const isTemporary = error instanceof Crowded || (await parts.isDatabaseAway())
    await sendDocument(visit, isTemporary ? 503 : 500)
  }

  return { open, shortcut }
}
