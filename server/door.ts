import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BlockList } from 'node:net'
import type { Resolution } from '#lib/addresses/resolving'
import { plainAnswer, redirectAnswer, send } from '#server/answer'
import type { Answer, Handler } from '#server/asking'
import { createDocuments, type DocumentStatus } from '#server/documents'
import { readOrigin } from '#server/forwarding'
import { answerHealth } from '#server/health'
import { judgeHost } from '#server/hosts'
import type { Log } from '#server/log'
import { pass, refusePassing } from '#server/passing'
import { read } from '#server/reading'
import { matchRoute, type Route } from '#server/routes'
import { setSecurityHeaders } from '#server/security'
import { LONGEST_TARGET, readTarget, type Target } from '#server/target'

export type DoorParts = {
  handler: Handler
  resolve: (path: string) => Promise<Resolution>
  isReady: () => Promise<boolean>
  /** True when the database answers; asked only after a failure. */
  isDatabaseThere: () => Promise<boolean>
  trusted: BlockList
  /** SITE_URL. */
  site: string | undefined
  log: Log
  dev: boolean
}

/** What is done with a request: an answer, a document for a status, or it is passed on as it is. */
type Decision = Answer | DocumentStatus | 'pass'

const PAGE: Resolution = { kind: 'page', keys: [] }

/** The listener behind which the whole publication stands. */
export function createDoor(parts: DoorParts) {
  const headers = headersOfTheSite(parts.site)
  const documents = createDocuments(parts.handler, headers)

  return async function open(req: IncomingMessage, res: ServerResponse): Promise<void> {
    setSecurityHeaders(res, parts.site)
    try {
      const decision = await decide(req)
      if (decision === 'pass') return await passOn(req, res)
      send(req, res, typeof decision === 'number' ? await documents(decision) : decision)
    } catch (error) {
      parts.log.error({ err: error, path: req.url }, 'A request failed.')
      if (res.headersSent) res.destroy()
      else send(req, res, await documents((await parts.isDatabaseThere()) ? 500 : 503))
    }
  }

  async function decide(req: IncomingMessage): Promise<Decision> {
    const target = readTarget(req.url ?? '')
    if (!target)
      return (req.url?.length ?? 0) > LONGEST_TARGET ? plainAnswer(414, 'That address is too long.\n') : 404
    const health = await answerHealth(target.path, parts.isReady)
    if (health) return health
    return refuseHost(req, target) ?? (await route(req, target))
  }

  function refuseHost(req: IncomingMessage, target: Target): Answer | null {
    if ((req.headersDistinct.host?.length ?? 0) > 1) return plainAnswer(400, 'One Host header, please.\n')
    const host = target.authority ?? readOrigin(remoteOf(req), req.headers, parts.trusted).host
    const verdict = judgeHost(host, req.method ?? '', parts.site)
    if (verdict === 'misdirected') return plainAnswer(421, 'This publication has another address.\n')
    return verdict === 'redirect' ? redirectAnswer(308, parts.site + target.raw + searchOf(target)) : null
  }

  async function route(req: IncomingMessage, target: Target): Promise<Decision> {
    const route = matchRoute(target.path)
    if (route?.kind === 'private' || (parts.dev && isOfTheBuild(target.path)))
      return refusePassing(req) ?? 'pass'
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      return plainAnswer(405, 'Only GET and HEAD here.\n', { allow: 'GET, HEAD' })
    }
    if (route?.kind === 'closed') return 404
    const isKnown = route?.keys || route?.kind === 'asset' || route?.kind === 'staff'
    const resolution = isKnown ? PAGE : await parts.resolve(target.raw)
    if (resolution.kind === 'gone') return 410
    if (resolution.kind === 'redirect')
      return redirectAnswer(resolution.status, withSearch(resolution.to, target))
    if (resolution.kind === 'missing' || !route) return 404
    return parts.dev ? 'pass' : await readRoute(req, target, route)
  }

  async function readRoute(req: IncomingMessage, target: Target, route: Route): Promise<Decision> {
    const path = target.raw + meaningfulQuery(target, route)
    const found = await read(parts.handler, route, { path, headers: headersFor(req, route) })
    if (found !== 500 || (await parts.isDatabaseThere())) return found
    return 503
  }

  function headersFor(req: IncomingMessage, route: Route): Record<string, string> {
    return route.kind === 'staff' ? { ...headers, cookie: req.headers.cookie ?? '' } : headers
  }

  async function passOn(req: IncomingMessage, res: ServerResponse) {
    const { client, host } = readOrigin(remoteOf(req), req.headers, parts.trusted)
    const truth = { client, host: parts.site ? headers.host : host, protocol: headers['x-forwarded-proto'] }
    await pass(parts.handler, req, res, truth)
  }
}

function headersOfTheSite(site: string | undefined) {
  const url = new URL(site ?? 'http://localhost')
  return { host: url.host, 'x-forwarded-host': url.host, 'x-forwarded-proto': url.protocol.replace(':', '') }
}

function remoteOf(req: IncomingMessage): string {
  return req.socket.remoteAddress ?? ''
}

function isOfTheBuild(path: string): boolean {
  return path.startsWith('/_next/') || path.startsWith('/__next')
}

function searchOf({ query }: Target): string {
  return query.size > 0 ? `?${query}` : ''
}

function withSearch(address: string, target: Target): string {
  return /[?#]/.test(address) ? address : address + searchOf(target)
}

function meaningfulQuery({ query }: Target, route: Route): string {
  const named = route.query.flatMap((name) => (query.has(name) ? [[name, query.get(name) ?? '']] : []))
  return named.length > 0 ? `?${new URLSearchParams(named)}` : ''
}
