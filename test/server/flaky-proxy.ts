import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/**
 * A TCP proxy that can stop responding: its connections stay open but carry nothing any more. New connections open
 * too, and carry nothing until it is mended.
 */
export async function startFlakyProxy(to: string) {
  const target = new URL(to)
  const sockets = new Set<Socket>()
  let isSilent = false
  let silencing: string | undefined

  function carry(from: Socket, into: Socket, line: { isDead: boolean }) {
    sockets.add(from)
    from.on('error', () => {}).on('close', () => into.destroy())
    from.on('data', (bytes) => {
      if (silencing && bytes.includes(silencing)) fallSilent()
      line.isDead ||= isSilent
      if (!line.isDead) into.write(bytes)
    })
  }

  function fallSilent() {
    isSilent = true
    silencing = undefined
  }

  const server = createServer((client) => {
    const line = { isDead: false }
    const upstream = connect(Number(target.port), target.hostname)
    carry(client, upstream, line)
    carry(upstream, client, line)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  await once(server, 'listening')
  const url = new URL(to)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    fallSilent,
    /** Stops responding when this text passes through. */
    fallSilentAt: (word: string) => {
      silencing = word
    },
    mend: () => {
      for (const socket of sockets) socket.removeAllListeners('data').resume()
      isSilent = false
    },
  }
}
