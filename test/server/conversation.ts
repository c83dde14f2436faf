import { connect } from 'node:net'

/** Everything the other side says to these bytes until it ends the connection. */
export async function hearAll(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const ended = Promise.withResolvers<void>()
  let heard = ''
  socket.setEncoding('latin1')
  socket.on('data', (piece) => {
    heard += piece
  })
  // Whoever is refused early may find the connection reset.
  socket.on('error', () => {}).once('close', () => ended.resolve())
  socket.write(bytes, 'latin1')
  await ended.promise
  return heard
}

/** The statuses of all answers in what was heard, in their order. */
export function statusesIn(heard: string): number[] {
  return [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
}
