import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'

const PATIENCE = 10_000
const BETWEEN_LOOKS = 200

/**
 * Takes no new connection, lets requests under way finish, and then cuts what is left. Connections end with the answer
 * to the request they carry.
 */
export async function drain(server: Server, patience = PATIENCE): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.prependListener('request', (_req: IncomingMessage, res: ServerResponse) => {
    res.shouldKeepAlive = false
  })
  const closingIdle = setInterval(() => server.closeIdleConnections(), BETWEEN_LOOKS)
  await Promise.race([closed, delay(patience, undefined, { ref: false })])
  clearInterval(closingIdle)
  // Connections that became websockets (in development) are not among these; nobody waits for them.
  server.closeAllConnections()
}
