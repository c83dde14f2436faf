import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { drain } from '#server/draining'

async function serverThatHolds() {
  const held = Promise.withResolvers<ServerResponse>()
  const server = createServer((_req, res) => held.resolve(res)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { server, held: held.promise, url: `http://127.0.0.1:${port}/` }
}

test('a request under way is finished before the door closes', async () => {
  const { server, held, url } = await serverThatHolds()
  const reply = fetch(url)
  const res = await held
  const drained = drain(server)
  res.end('finished')
  expect(await (await reply).text()).toBe('finished')
  await drained
  await expect(fetch(url)).rejects.toThrow()
})

test('a request that never ends is cut', async () => {
  const { server, held, url } = await serverThatHolds()
  const reply = fetch(url).then(
    () => 'answered',
    () => 'cut',
  )
  await held
  await drain(server, 20)
  expect(await reply).toBe('cut')
})
