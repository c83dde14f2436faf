import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Resolution } from '#lib/published/resolving.ts'
import { redirectAnswer, sendAnswer } from '#server/http/buffered-response.ts'
import { NEVER } from '#server/http/cache-headers.ts'
import { sendPage } from '#server/http/send.ts'
import { documentFor, statusOf } from '#server/render/status-pages.ts'
import type { DoorParts } from '#server/request-handler.ts'
import { type Decision, decide } from '#server/routing/dispatch.ts'
import { resolveRoute } from '#server/routing/feed-aliases.ts'
import { pathOf } from '#server/routing/request-target.ts'
import { insidePath, isResolved } from '#server/routing/routes.ts'

type Parts = DoorParts & { resolve: (path: string) => Promise<Resolution> }

/** The listener while the publication is worked on: right statuses, and Next's own pages, scripts and all. */
export function createDevelopmentDoor(parts: Parts) {
  async function open(req: IncomingMessage, res: ServerResponse): Promise<void> {
    try {
      const asked = await decide(req, parts)
      const decision = await whereTo(asked, parts)
      if (decision === 'pass' && typeof asked === 'object' && 'route' in asked && asked.route.inside)
        req.url = insidePath(asked.route, asked.key)
      if (decision === 'pass') return void (await parts.pass(req, res, () => {}))
      if (typeof decision === 'object') return sendAnswer(req, res, decision, parts.common)
      const { page, verdict } = await documentFor(parts.cache, decision)
      await sendPage(req, res, page, {
        status: statusOf(decision),
        common: parts.common,
        caching: NEVER,
        verdict,
        age: 0,
      })
    } catch (error) {
      parts.log.error({ err: error }, 'A request failed.')
      res.destroy()
    }
  }

  return { open, shortcut: undefined }
}

async function whereTo(decision: Decision, { resolve }: Parts) {
  if (typeof decision !== 'object' || 'status' in decision) return decision
  const { key, route } = decision
  if (!isResolved(route)) return 'pass'
  const resolution = await resolveRoute(resolve, route, pathOf(key))
  if (resolution.kind === 'redirect') return redirectAnswer(resolution.status, resolution.to)
  if (resolution.kind === 'gone') return 410
  return resolution.kind === 'missing' || route.kind === 'closed' ? 404 : 'pass'
}
