import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'

/** The bytes of a complete keep-alive response; undefined when the request needs the full handler. */
export type FastPath = (req: IncomingMessage) => Buffer | undefined

/**
 * Fast path below http.ServerResponse: writes a prebuilt response to the socket as soon as the request headers are
 * parsed. Parsing and limits stay Node's; creating and ending a ServerResponse is half of the work for a cache hit.
 * It relies on an internal property of Node's sockets; without it, every request takes the normal path.
 */
export function installFastPath(server: Server, fastPath: FastPath) {
  server.on('connection', (socket) => {
    if (!hasParser(socket)) return
    const { parser } = socket
    const { onIncoming } = parser
    const keepAlive = keepAliveTimer(server, socket)

    parser.onIncoming = (req, shouldKeepAlive) => {
      const isFree = shouldKeepAlive && server.listening && isIdle(socket) && isPlainGet(req)
      const bytes = isFree ? fastPath(req) : undefined
      if (!bytes) {
        keepAlive.end()
        return onIncoming(req, shouldKeepAlive)
      }
      parser.incoming = null
      socket.write(bytes)
      keepAlive.begin()
      return 0
    }
  })
}

// Sets the socket timeout as Node does: the keep-alive timeout between requests, the server timeout during one.
function keepAliveTimer(server: Server, socket: Socket) {
  let isWaiting = false
  const change = (milliseconds: number) => {
    isWaiting = !isWaiting
    socket.setTimeout(milliseconds)
  }
  return {
    begin: () => isWaiting || change(server.keepAliveTimeout + server.keepAliveTimeoutBuffer),
    end: () => isWaiting && change(server.timeout),
  }
}

type ParserInternals = {
  parser: { incoming: IncomingMessage | null; onIncoming: OnIncoming }
  _httpMessage?: unknown
}

type ParsedSocket = Socket & ParserInternals

type OnIncoming = (req: IncomingMessage, shouldKeepAlive: boolean) => number

function hasParser(socket: Socket & Partial<ParserInternals>): socket is ParsedSocket {
  return typeof socket.parser?.onIncoming === 'function'
}

// True when no response is pending on the socket that this one would overtake or queue behind.
function isIdle(socket: ParsedSocket): boolean {
  return !socket._httpMessage && socket.writable && !socket.writableNeedDrain
}

/** An HTTP/1.1 GET without a body, expectation or upgrade. */
function isPlainGet({ method, httpVersion, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    httpVersion === '1.1' &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    headers.expect === undefined &&
    headers.upgrade === undefined
  )
}
