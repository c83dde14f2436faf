import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'

const DRAIN_TIMEOUT_MS = 10_000
const POLL_MS = 200

/**
 * Graceful shutdown: accepts no new connections, lets pending requests finish, then closes what is left. Keep-alive
 * connections end with their current response.
 */
export async function drain(server: Server, timeoutMs = DRAIN_TIMEOUT_MS): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.prependListener('request', (_req: IncomingMessage, res: ServerResponse) => {
    res.shouldKeepAlive = false
  })
  const closingIdle = setInterval(() => server.closeIdleConnections(), POLL_MS)
  await Promise.race([closed, delay(timeoutMs, undefined, { ref: false })])
  clearInterval(closingIdle)
  // Does not include WebSocket connections (development only); nothing waits for those.
  server.closeAllConnections()
}
