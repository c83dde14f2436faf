import type { Server } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'

const PATIENCE = 10_000

/** Takes no new connection, lets requests under way finish, and then cuts what is left. */
export async function drain(server: Server, patience = PATIENCE): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  await Promise.race([closed, delay(patience, undefined, { ref: false })])
  // Connections that became websockets (in development) are not among these; nobody waits for them.
  server.closeAllConnections()
}
