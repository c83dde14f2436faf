import { execSync } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createLimitedServer } from '#server/http/server-limits.ts'

// Both ends of every connection are in this process: a third of the file descriptor limit leaves one for each, and
// some.
const MAX_CONNECTIONS = Math.min(10_000, Math.floor(Number(execSync('ulimit -n', { encoding: 'utf8' })) / 3))

async function startServer() {
  const server = createLimitedServer((_req, res) => res.end('served'), { head: 4 }).listen(
    0,
    '127.0.0.1',
    20_000,
  )
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

test('clients that never finish their request delay no other client, and are cut off', async () => {
  const port = await startServer()
  const slow: Socket[] = []
  let cut = 0
  while (slow.length < MAX_CONNECTIONS) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {}).resume()
    socket.once('close', () => cut++)
    await once(socket, 'connect')
    socket.write('GET / HTTP/1.1\r\nHost: example.org\r\nX-Slow: ')
    slow.push(socket)
  }
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('served')
  await expect.poll(() => cut, { timeout: 60_000, interval: 200 }).toBe(MAX_CONNECTIONS)
}, 120_000)
