import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Resolution } from '#lib/published/resolving.ts'
import { redirectResponse, sendResponse } from '#server/http/buffered-response.ts'
import { NO_STORE } from '#server/http/cache-headers.ts'
import { sendPage } from '#server/http/send.ts'
import { statusOf, statusPageFor } from '#server/render/status-pages.ts'
import type { RequestHandlerDeps } from '#server/request-handler.ts'
import { dispatch, type RouteDecision } from '#server/routing/dispatch.ts'
import { resolveRoute } from '#server/routing/feed-aliases.ts'
import { pathOf } from '#server/routing/request-target.ts'
import { internalPath } from '#server/routing/routes.ts'

type DevHandlerDeps = RequestHandlerDeps & { resolve: (path: string) => Promise<Resolution> }

/** Request handler for development: correct statuses, but Next's own pages with their scripts, and no cache. */
export function createDevRequestHandler(deps: DevHandlerDeps) {
  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    try {
      const routed = await dispatch(req, deps)
      const decision = await decide(routed, deps)
      if (
        decision === 'forward' &&
        typeof routed === 'object' &&
        'route' in routed &&
        routed.route.internalPath
      )
        req.url = internalPath(routed.route, routed.key)
      if (decision === 'forward') return void (await deps.forwardToNext(req, res, () => {}))
      if (typeof decision === 'object') return sendResponse(req, res, decision, deps.common)
      const { page, cacheStatus } = await statusPageFor(deps.cache, decision)
      await sendPage(req, res, page, {
        status: statusOf(decision),
        common: deps.common,
        caching: NO_STORE,
        cacheStatus,
        age: 0,
      })
    } catch (error) {
      deps.log.error({ err: error }, 'A request failed.')
      res.destroy()
    }
  }

  return { handle, fastPath: undefined }
}

async function decide(decision: RouteDecision, { resolve }: DevHandlerDeps) {
  if (typeof decision !== 'object' || 'status' in decision) return decision
  const { key, route } = decision
  if (!route.isResolved) return 'forward'
  const resolution = await resolveRoute(resolve, route, pathOf(key))
  if (resolution.kind === 'redirect') return redirectResponse(resolution.status, resolution.to)
  if (resolution.kind === 'gone') return 410
  return resolution.kind === 'missing' || route.kind === 'closed' ? 404 : 'forward'
}
