import { once } from 'node:events'
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { createLimitedServer, limitBody } from '#server/limits'

test('a body that turns out longer than allowed loses its connection', async () => {
  let received = 0
  const server = createLimitedServer((req, res) => {
    limitBody(req, 1000)
    req.on('data', (chunk) => {
      received += chunk.length
    })
    req.on('end', () => res.end('whole'))
    req.on('error', () => res.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const req = request({ port, host: '127.0.0.1', method: 'POST' })
  const outcome = once(req, 'response').then(
    () => 'answered',
    () => 'cut',
  )
  for (let piece = 0; piece < 100; piece++) req.write(Buffer.alloc(100))
  req.end()
  expect(await outcome).toBe('cut')
  expect(received).toBeLessThanOrEqual(1000)
  server.close()
})
