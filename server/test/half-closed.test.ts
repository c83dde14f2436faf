import { once } from 'node:events'
import type { Server, ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createLimitedServer } from '#server/http/server-limits.ts'
import { statusesIn } from '#test/server/raw-connection.ts'
import { documentOf, startApp } from '#test/server/served-app.ts'

const request = (line: string) => `${line} HTTP/1.1\r\nHost: example.org\r\n\r\n`

test.each([
  ['an uncached page', request('GET /blog/slow'), [200]],
  ['an API response', request('GET /api/slow'), [200]],
  [
    'whatever a post with its body comes to',
    `POST /api/slow HTTP/1.1\r\nHost: example.org\r\nContent-Length: 3\r\n\r\na=b`,
    [200],
  ],
  [
    'all responses, including the last',
    request('GET /about') + request('GET /blog/slow') + request('GET /about'),
    [200, 200, 200],
  ],
])('a client that half-closes after its request still receives: %s', async (_what, text, statuses) => {
  const gate = Promise.withResolvers<void>()
  const slow = async (_req: unknown, res: ServerResponse) => {
    await gate.promise
    res.setHeader('content-type', 'text/html; charset=utf-8').end(documentOf('Slow'))
  }
  const { port, server, received } = await startApp({ pages: { '/blog/slow': slow, '/api/slow': slow } })
  const ended = endOf(server)
  const reply = exchange(port, text)
  await ended
  await expect.poll(() => received.at(-1)?.url).toMatch(/slow/)
  gate.resolve()
  const all = await reply
  expect(statusesIn(all)).toEqual(statuses)
  expect(all).toContain('<title>Slow</title>')
})

test('a half-closed connection times out like any other', async () => {
  const held: ServerResponse[] = []
  const server = createLimitedServer((_req, res) => held.push(res), { idle: 0.1 }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const ended = endOf(server)
  const { port } = server.address() as AddressInfo
  const replies = Array.from({ length: 20 }, () => exchange(port, request('GET /never')))
  const socket = await ended
  expect(await Promise.all(replies)).toEqual(replies.map(() => ''))
  expect(held).toHaveLength(20)
  expect(socket.destroyed).toBe(true)
})

test('an idle connection closes when the client closes it', async () => {
  const { port, sendRequest } = await startApp()
  await sendRequest('/about')
  expect(statusesIn(await exchange(port, request('GET /about')))).toEqual([200])
  expect(await exchange(port, '')).toBe('')
})

/** The first connection whose client has closed its writing side. */
function endOf(server: Server): Promise<Socket> {
  return new Promise((resolve) => {
    server.on('connection', (socket: Socket) => socket.once('end', () => resolve(socket)))
  })
}

/** Sends it, closes the writing side, and reads until the server closes too. */
async function exchange(port: number, text: string): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }).setEncoding('utf8')
  socket.on('error', () => {}).end(text)
  let received = ''
  socket.on('data', (piece) => {
    received += piece
  })
  await once(socket, 'close')
  return received
}
