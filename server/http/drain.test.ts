import { once } from 'node:events'
import { Agent, createServer, get, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { drain } from '#server/http/drain.ts'

async function serverThatHolds() {
  const held = Promise.withResolvers<ServerResponse>()
  const server = createServer((_req, res) => held.resolve(res)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { server, held: held.promise, url: `http://127.0.0.1:${port}/` }
}

test('a pending request is finished before the server closes', async () => {
  const { server, held, url } = await serverThatHolds()
  const reply = fetch(url)
  const res = await held
  const drained = drain(server)
  res.end('finished')
  expect(await (await reply).text()).toBe('finished')
  await drained
  await expect(fetch(url)).rejects.toThrow()
})

test('a request that never ends is cut off', async () => {
  const { server, held, url } = await serverThatHolds()
  const reply = fetch(url).then(
    () => 'answered',
    () => 'cut',
  )
  await held
  await drain(server, 20)
  expect(await reply).toBe('cut')
})

test('a busy connection gets at most one more response', async () => {
  const { server, held } = await serverThatHolds()
  const { port } = server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  let received = ''
  socket.on('data', (bytes) => {
    received += bytes
  })
  socket.write('GET /first HTTP/1.1\r\nHost: example.org\r\n\r\n')
  const res = await held
  const drained = drain(server)
  server.once('request', (_req, next: ServerResponse) => next.end('second'))
  socket.write('GET /second HTTP/1.1\r\nHost: example.org\r\n\r\n')
  res.end('first')
  await drained
  expect(received).toMatch(/keep-alive.*first.*Connection: close.*second/s)
})

test('an idle connection is not waited for after its last request', async () => {
  const { server, held, url } = await serverThatHolds()
  const agent = new Agent({ keepAlive: true })
  const reply = once(get(url, { agent }), 'response')
  const res = await held
  // Far beyond the time limit of a test.
  const drained = drain(server, 600_000)
  res.end('finished')
  await reply
  await drained
  agent.destroy()
})
