import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Read your writes: holds back a response until `wait` resolves. The wait starts when the handler writes the headers:
 * by then it has committed its changes.
 */
export function holdResponseUntil(res: ServerResponse, wait: () => Promise<void>) {
  const { writeHead } = res
  const holdAndWriteHead = (...head: unknown[]) => {
    const settled = wait()
    const holdSocket = (socket: Socket) => void settled.finally(hold(socket))
    if (res.socket) holdSocket(res.socket)
    // A pipelined response that has no socket yet.
    else res.once('socket', holdSocket)
    Object.assign(res, { writeHead })
    return Reflect.apply(writeHead, res, head)
  }
  Object.assign(res, { writeHead: holdAndWriteHead })
}

// socket.cork() does not help: ending the response uncorks the socket.
function hold(socket: Socket): () => void {
  const queued: unknown[][] = []
  const { write } = socket
  const queue = (...piece: unknown[]) => {
    queued.push(piece)
    return true
  }
  Object.assign(socket, { write: queue })
  return () => {
    Object.assign(socket, { write })
    for (const piece of queued) Reflect.apply(write, socket, piece)
  }
}
