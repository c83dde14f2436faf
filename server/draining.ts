import type { Server } from 'node:http'

const PATIENCE = 10_000

/** Takes no new connection, lets requests under way finish, and then cuts what is left. */
export async function drain(server: Server, patience = PATIENCE): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearTimeout(cut)
}
