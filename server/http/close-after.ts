import type { ServerResponse } from 'node:http'

const LINGER_MS = 5_000

/**
 * Closes the connection after a response although the client is still sending. Sends FIN at once and discards input
 * for a few seconds: closing with unread bytes would reset the connection and lose the response (RFC 9112, 9.6).
 */
export function closeAfter(res: ServerResponse) {
  const { req } = res
  const { socket } = req
  const { destroySoon } = socket
  const destroyAfterRead = () => {
    if (req.readableEnded) return destroySoon.call(socket)
    socket.end()
    const deadline = setTimeout(() => socket.destroy(), LINGER_MS)
    socket.once('close', () => clearTimeout(deadline))
    req.once('end', () => destroySoon.call(socket)).resume()
  }
  // Node calls destroySoon after the last response of a connection.
  Object.assign(socket, { destroySoon: destroyAfterRead })
}
