import { createServer, type RequestListener, type Server } from 'node:http'

const HEADER_BYTES = 16 * 1024
export const KEEP_ALIVE_SECONDS = 65

/** Timeouts in seconds: for the request headers, for the complete request, and for an idle connection. */
type Timeouts = { head: number; request: number; idle: number }

const TIMEOUTS: Timeouts = { head: 10, request: 300, idle: 120 }

/** An HTTP server with limits against slow, oversized and endless requests. */
export function createLimitedServer(listener: RequestListener, timeouts: Partial<Timeouts> = {}): Server {
  const { head, request, idle } = { ...TIMEOUTS, ...timeouts }
  const server = createServer(
    {
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: head * 1000,
      requestTimeout: request * 1000,
      keepAliveTimeout: KEEP_ALIVE_SECONDS * 1000,
      connectionsCheckingInterval: head * 500,
      // `dispatch` rejects requests without a Host header, so that they appear in the access log.
      requireHostHeader: false,
      // Skips the body events of requests without one: a third of Node's own work for most requests.
      optimizeEmptyRequests: true,
    },
    listener,
  )
  server.timeout = idle * 1000
  server.maxHeadersCount = 100
  // A client that has closed its writing side still gets its response. Node has this option without documenting it.
  return Object.assign(server, { httpAllowHalfOpen: true })
}
