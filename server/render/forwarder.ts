import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BlockList } from 'node:net'
import { admitAction } from '#server/actions/admit.ts'
import type { IsActionAt } from '#server/actions/known.ts'
import { sendResponse } from '#server/http/buffered-response.ts'
import type { HeaderList } from '#server/http/representation.ts'
import { forward } from '#server/render/forward-to-next.ts'
import type { Handler } from '#server/render/in-process-request.ts'
import { siteOf } from '#server/render/site-host.ts'
import { readClientAddress } from '#server/routing/forwarded.ts'
import { readTarget, type Target } from '#server/routing/request-target.ts'

type ForwarderDeps = {
  handler: Handler
  common: HeaderList
  dev: boolean
  site: string | undefined
  trusted: BlockList
  isActionAt?: IsActionAt | undefined
  awaitInvalidation: () => Promise<void>
}

type Fail = (unavailable: string | undefined) => void

/** Forwards admin, sign-in and API requests to Next, after the CSRF check for server actions. */
export function createForwarder({ site, trusted, isActionAt, ...deps }: ForwarderDeps) {
  const own = siteOf(site)

  return async function forwardToNext(req: IncomingMessage, res: ServerResponse, fail: Fail) {
    const { client, host } = readClientAddress(req.socket.remoteAddress ?? '', req.headers, trusted)
    const target = readTarget(req.url ?? '')
    // Next reads the request target as a path and would redirect an absolute one to itself.
    if (target) req.url = target.raw + target.search
    const requestedHost = (target?.authority ?? host) || own.host
    const forwarding = { client, host: site ? own.host : requestedHost, protocol: own.protocol }
    const admitted = await checkAction(req, target, forwarding.host, isActionAt)
    if ('status' in admitted) return sendResponse(req, res, admitted, deps.common)
    await forward(admitted, res, { ...deps, forwarding, fail })
  }
}

async function checkAction(
  req: IncomingMessage,
  target: Target | null,
  host: string,
  isActionAt: IsActionAt | undefined,
) {
  if (req.method !== 'POST' || !target || !isActionAt || target.path.startsWith('/api/')) return req
  return await admitAction(req, { ...target, host, isActionAt })
}
