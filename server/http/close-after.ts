import type { ServerResponse } from 'node:http'

const PATIENCE_MS = 5_000

/**
 * Ends a connection after its answer though more of the request is still coming. It says so at once and drops what
 * comes for a moment more: closed with bytes unread, the client's system would throw the answer away (RFC 9112, 9.6).
 */
export function closeAfter(res: ServerResponse) {
  const { req } = res
  const { socket } = req
  const { destroySoon } = socket
  const destroyOnceRead = () => {
    if (req.readableEnded) return destroySoon.call(socket)
    socket.end()
    const deadline = setTimeout(() => socket.destroy(), PATIENCE_MS)
    socket.once('close', () => clearTimeout(deadline))
    req.once('end', () => destroySoon.call(socket)).resume()
  }
  // What Node calls after the last answer of a connection.
  Object.assign(socket, { destroySoon: destroyOnceRead })
}
