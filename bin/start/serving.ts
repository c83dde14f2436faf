import { actionKey } from '#lib/auth/action-keys.ts'
import { authSecret } from '#lib/auth/auth-secret.ts'
import { closeRenderPool } from '#lib/content/mdx/pool/rendering.ts'
import { env } from '#lib/core/env.ts'
import { Unavailable } from '#lib/core/errors.ts'
import { closeDb } from '#lib/db/client.ts'
import { startServer } from '#server/main.ts'
import { captureConsole } from '#server/observability/console.ts'
import { createLog, openDestination } from '#server/observability/log.ts'
import { CHANNELS } from './channels.ts'
import type { Lifecycle } from './lifecycle.ts'
import { isForPeople } from './output.ts'
import { refusal } from './port.ts'

/** Starts the HTTP server. Returns its port. */
export async function serve(lifecycle: Lifecycle, dev: boolean): Promise<number> {
  const { PORT, LOG_LEVEL } = env()
  const destination = openDestination(CHANNELS.log)
  if (!isForPeople(2)) captureConsole(createLog(LOG_LEVEL, destination))

  lifecycle.onClose(closeRenderPool)
  lifecycle.onClose(closeDb)
  tellNextAuth()
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ??= actionKey(authSecret())
  const server = await startServer({ port: PORT, fd: CHANNELS.port, dev, destination })
  lifecycle.onClose(server.close)
  if (server.port !== PORT) throw new Unavailable(refusal(PORT, 'EADDRINUSE'))
  return PORT
}

// next-auth reads its URL from the environment. Without one it trusts the host header that the server has validated.
function tellNextAuth() {
  const { SITE_URL } = env()
  if (SITE_URL) process.env.NEXTAUTH_URL = SITE_URL
  else process.env.AUTH_TRUST_HOST = 'true'
}
