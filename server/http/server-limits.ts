import { createServer, type RequestListener, type Server } from 'node:http'

const HEADER_BYTES = 16 * 1024
export const KEEP_ALIVE_SECONDS = 65

/** Seconds for the head of a request, for all of it, and for a connection on which nothing moves. */
type Patience = { head: number; request: number; silence: number }

const PATIENCE: Patience = { head: 10, request: 300, silence: 120 }

/** An HTTP server that slow, chatty and endless clients cannot hold on to. */
export function createLimitedServer(listener: RequestListener, patience: Partial<Patience> = {}): Server {
  const { head, request, silence } = { ...PATIENCE, ...patience }
  const server = createServer(
    {
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: head * 1000,
      requestTimeout: request * 1000,
      keepAliveTimeout: KEEP_ALIVE_SECONDS * 1000,
      connectionsCheckingInterval: head * 500,
      // The door refuses a request without one, and says so in its log.
      requireHostHeader: false,
      // Nobody waits for the end of a body that is not there: a third of Node's own work for most requests.
      optimizeEmptyRequests: true,
    },
    listener,
  )
  server.timeout = silence * 1000
  server.maxHeadersCount = 100
  // Whoever has said everything may still listen. Node has this setting without telling of it.
  return Object.assign(server, { httpAllowHalfOpen: true })
}
