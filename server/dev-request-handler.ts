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

type Parts = RequestHandlerDeps & { resolve: (path: string) => Promise<Resolution> }

/** The listener while the publication is worked on: right statuses, and Next's own pages, scripts and all. */
export function createDevRequestHandler(parts: Parts) {
  async function open(req: IncomingMessage, res: ServerResponse): Promise<void> {
    try {
      const asked = await dispatch(req, parts)
      const decision = await whereTo(asked, parts)
      if (decision === 'pass' && typeof asked === 'object' && 'route' in asked && asked.route.internalPath)
        req.url = internalPath(asked.route, asked.key)
      if (decision === 'pass') return void (await parts.pass(req, res, () => {}))
      if (typeof decision === 'object') return sendResponse(req, res, decision, parts.common)
      const { page, cacheStatus } = await statusPageFor(parts.cache, decision)
      await sendPage(req, res, page, {
        status: statusOf(decision),
        common: parts.common,
        caching: NO_STORE,
        cacheStatus,
        age: 0,
      })
    } catch (error) {
      parts.log.error({ err: error }, 'A request failed.')
      res.destroy()
    }
  }

  return { open, shortcut: undefined }
}

async function whereTo(decision: RouteDecision, { resolve }: Parts) {
  if (typeof decision !== 'object' || 'status' in decision) return decision
  const { key, route } = decision
  if (!route.isResolved) return 'pass'
  const resolution = await resolveRoute(resolve, route, pathOf(key))
  if (resolution.kind === 'redirect') return redirectResponse(resolution.status, resolution.to)
  if (resolution.kind === 'gone') return 410
  return resolution.kind === 'missing' || route.kind === 'closed' ? 404 : 'pass'
}
