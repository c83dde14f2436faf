import { once } from 'node:events'
import { Server } from 'node:http'
import next from 'next'
import { authSecret } from '#lib/auth/auth-secret.ts'
import { findSession } from '#lib/auth/sessions.ts'
import { createSpaceCheck } from '#lib/core/disk-space.ts'
import { env } from '#lib/core/env.ts'
import { warn } from '#lib/core/log.ts'
import { databaseUrl } from '#lib/db/address.ts'
import { setTimeouts } from '#lib/db/client.ts'
import { isDatabaseReady, isDatabaseThere } from '#lib/db/readiness.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { findEmailChange } from '#lib/users/email-change.ts'
import { findInvitation } from '#lib/users/inviting.ts'
import { findReset } from '#lib/users/password-resets.ts'
import { isSetupOpen } from '#lib/users/setup.ts'
import { readActions } from '#server/actions/known.ts'
import { createApp } from '#server/create-app.ts'
import { drain } from '#server/http/drain.ts'
import { createLimitedServer } from '#server/http/server-limits.ts'
import type { Destination } from '#server/observability/log.ts'
import { renderStatusPages } from '#server/render/status-pages.ts'
import { preferPages } from '#server/routing/covered-files.ts'
import type { LinkKind } from '#server/routing/expired-links.ts'
import { listPublicFiles } from '#server/routing/public-files.ts'

const DATABASE_TIMEOUTS = { connecting: 10_000, answering: 60_000 }

export type RunningServer = { port: number; close(): Promise<void> }

const IS_GOOD: Record<LinkKind, (token: string) => Promise<boolean>> = {
  setup: isSetupOpen,
  invite: async (token) => (await findInvitation(token)) !== null,
  reset: async (token) => (await findReset(token)) !== null,
  email: async (token) => (await findEmailChange(token)) !== null,
}

/** `fd`: a socket already bound to the port. `destination`: where the log goes. */
type Options = { port: number; fd: number; dev: boolean; destination: Destination }

/** Starts Next and the HTTP server around it in this process. `close` lets pending requests finish first. */
export async function startServer({ port, fd, dev, destination }: Options): Promise<RunningServer> {
  setTimeouts(DATABASE_TIMEOUTS)
  const server = createLimitedServer((req, res) => void handle(req, res))
  // In production Next gets a separate server, so that it cannot listen for upgrades on this one.
  const app = next({ dev, port, httpServer: dev ? server : new Server() })
  const hasSpace = createSpaceCheck(env().DATA_DIR)
  const { rows, covered } = await preferPages(listPublicFiles())
  const { handle, attachTo, cache, listener, close } = createApp({
    handler: app.getRequestHandler(),
    resolve: resolveAddress,
    isReady: async () => server.listening && (await isDatabaseReady()) && (await hasSpace()),
    isDatabaseUp: isDatabaseThere,
    isTokenGood: async (kind, token) => await IS_GOOD[kind](token),
    databaseUrl,
    secret: authSecret,
    isSessionOpen: async (id) => (await findSession(id)) !== null,
    env: env(),
    dev,
    publicFiles: rows,
    isActionAt: dev ? undefined : readActions(),
    destination,
  })
  for (const { path, file = '' } of covered)
    warn({ path, file }, 'This file of public/ is not served: a page has its address. Rename one of them.')
  attachTo(server)
  await Promise.all([app.prepare(), listener.start()])
  if (!dev) await renderStatusPages(cache)
  server.listen({ fd })
  await once(server, 'listening')
  return {
    port: portOf(server),
    close: async () => {
      await drain(server, dev ? 500 : undefined)
      await close()
      await app.close()
    },
  }
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
