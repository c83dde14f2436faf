import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Holds everything an answer sends until `settled` is done, which begins when the answer's head is written: by then
 * the handler has done what it was asked to do.
 */
export function holdResponseUntil(res: ServerResponse, settled: () => Promise<void>) {
  const { writeHead } = res
  const writeHeadAndHold = (...head: unknown[]) => {
    const settling = settled()
    const holdUntilSettled = (socket: Socket) => void settling.finally(hold(socket))
    if (res.socket) holdUntilSettled(res.socket)
    // An answer that waits for its turn on the connection.
    else res.once('socket', holdUntilSettled)
    Object.assign(res, { writeHead })
    return Reflect.apply(writeHead, res, head)
  }
  Object.assign(res, { writeHead: writeHeadAndHold })
}

// Corking would not do: the end of an answer undoes it.
function hold(socket: Socket): () => void {
  const held: unknown[][] = []
  const { write } = socket
  const keep = (...piece: unknown[]) => {
    held.push(piece)
    return true
  }
  Object.assign(socket, { write: keep })
  return () => {
    Object.assign(socket, { write })
    for (const piece of held) Reflect.apply(write, socket, piece)
  }
}
