import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'

const HEADER_BYTES = 16 * 1024
const HEADER_SECONDS = 10
const REQUEST_SECONDS = 300
const IDLE_SECONDS = 120
export const KEEP_ALIVE_SECONDS = 65
export const BODY_BYTES = 64 * 1024 * 1024

/** An HTTP server that slow, chatty and endless clients cannot hold on to. */
export function createLimitedServer(listener: RequestListener, headerSeconds = HEADER_SECONDS): Server {
  const server = createServer(
    {
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: headerSeconds * 1000,
      requestTimeout: REQUEST_SECONDS * 1000,
      keepAliveTimeout: KEEP_ALIVE_SECONDS * 1000,
      connectionsCheckingInterval: headerSeconds * 500,
      // Nobody waits for the end of a body that is not there: a third of Node's own work for most requests.
      optimizeEmptyRequests: true,
    },
    listener,
  )
  server.timeout = IDLE_SECONDS * 1000
  server.maxHeadersCount = 100
  return server
}

/** True when the request announces a body that is too large; one that turns out too large later loses its connection. */
export function limitBody(req: IncomingMessage, most = BODY_BYTES): boolean {
  if (Number(req.headers['content-length'] ?? 0) > most) return true
  const push = req.push.bind(req)
  let size = 0
  req.push = (chunk, encoding) => {
    size += chunk?.length ?? 0
    if (size <= most) return push(chunk, encoding)
    req.destroy()
    return false
  }
  return false
}
