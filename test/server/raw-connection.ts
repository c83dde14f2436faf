import { connect } from 'node:net'

/** Sends bytes and returns everything received until the connection closes. */
export async function readAll(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const ended = Promise.withResolvers<void>()
  let received = ''
  socket.setEncoding('latin1')
  socket.on('data', (piece) => {
    received += piece
  })
  // After an early error response the connection may be reset.
  socket.on('error', () => {}).once('close', () => ended.resolve())
  socket.write(bytes, 'latin1')
  await ended.promise
  return received
}

/** The statuses of all responses in the received text, in order. */
export function statusesIn(received: string): number[] {
  return [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
}
