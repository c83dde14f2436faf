import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { documentOf, startApp } from '#test/server/served-app.ts'

test('a page whose clients all disconnected is still rendered once and cached', async () => {
  const gate = Promise.withResolvers<void>()
  const { port, received, sendRequest } = await startApp({
    pages: {
      '/blog/slow': async (_req, res) => {
        await gate.promise
        res.setHeader('content-type', 'text/html').end(documentOf('Slow'))
      },
    },
  })
  const leaving = Array.from({ length: 50 }, async (_, number) => {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write('GET /blog/slow HTTP/1.1\r\nHost: example.org\r\n\r\n')
    if (number === 0) await expect.poll(() => received.length).toBe(1)
    if (number % 2) socket.resetAndDestroy()
    else socket.end()
  })
  await Promise.all(leaving)
  gate.resolve()
  const reply = await sendRequest('/blog/slow')
  expect([reply.status, reply.text]).toEqual([200, documentOf('Slow')])
  expect((await sendRequest('/blog/slow')).headers['server-timing']).toBe('cache;desc=hit')
  expect(received).toHaveLength(1)
})

test('a client that disconnects while sending headers or a body delays no other client', async () => {
  const { port, sendRequest } = await startApp({
    pages: { '/api/echo': (req, res) => req.on('end', () => res.end('received')).resume() },
  })
  const beginnings = [
    'GET /about HTTP/1.1\r\nHost: exa',
    'POST /api/echo HTTP/1.1\r\nHost: example.org\r\nContent-Length: 100\r\n\r\nhalf',
    'POST /about HTTP/1.1\r\nHost: example.org\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal',
  ]
  for (const leave of ['end', 'resetAndDestroy'] as const) {
    for (const beginning of beginnings) {
      const socket = connect(port, '127.0.0.1').on('error', () => {})
      await once(socket, 'connect')
      socket.write(beginning)
      const closed = once(socket, 'close')
      socket.resume()[leave]()
      await closed
    }
  }
  expect((await sendRequest('/about')).status).toBe(200)
  expect((await sendRequest('/api/echo', { method: 'POST', body: 'all' })).text).toBe('received')
})
