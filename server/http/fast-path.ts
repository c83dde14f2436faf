import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'

/** The bytes of a whole answer over a connection that stays open; undefined: the request takes its usual way. */
export type FastPath = (req: IncomingMessage) => Buffer | undefined

/**
 * Answers what is at hand in one piece as soon as the head of a request has been read. The parser and the limits are
 * Node's as ever; what is spared is Node's response: to make it, tell of it and end it is half of the work for a
 * remembered page. Node has no public place for this; where the inner one is not found, every request takes its usual way.
 */
export function installFastPath(server: Server, shortcut: FastPath) {
  server.on('connection', (socket) => {
    if (!isRead(socket)) return
    const { parser } = socket
    const { onIncoming } = parser
    const rest = restOf(server, socket)

    parser.onIncoming = (req, mayStayOpen) => {
      const isFree = mayStayOpen && server.listening && isIdle(socket) && isPlainGet(req)
      const bytes = isFree ? shortcut(req) : undefined
      if (!bytes) {
        rest.end()
        return onIncoming(req, mayStayOpen)
      }
      parser.incoming = null
      socket.write(bytes)
      rest.begin()
      return 0
    }
  })
}

// How long a connection may be silent: after an answer less than during a request, as Node has it.
function restOf(server: Server, socket: Socket) {
  let isResting = false
  const change = (milliseconds: number) => {
    isResting = !isResting
    socket.setTimeout(milliseconds)
  }
  return {
    begin: () => isResting || change(server.keepAliveTimeout + server.keepAliveTimeoutBuffer),
    end: () => isResting && change(server.timeout),
  }
}

type Inside = { parser: { incoming: IncomingMessage | null; onIncoming: OnIncoming }; _httpMessage?: unknown }

type ReadSocket = Socket & Inside

type OnIncoming = (req: IncomingMessage, mayStayOpen: boolean) => number

function isRead(socket: Socket & Partial<Inside>): socket is ReadSocket {
  return typeof socket.parser?.onIncoming === 'function'
}

// Nothing is on its way to the client that an answer would overtake, or queue behind without end.
function isIdle(socket: ReadSocket): boolean {
  return !socket._httpMessage && socket.writable && !socket.writableNeedDrain
}

/** A GET of HTTP/1.1 that is a head and nothing else. */
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
