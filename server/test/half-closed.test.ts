import { once } from 'node:events'
import type { Server, ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createLimitedServer } from '#server/http/server-limits.ts'
import { statusesIn } from '#test/server/conversation.ts'
import { documentOf, startApp } from '#test/server/served-app.ts'

const request = (line: string) => `${line} HTTP/1.1\r\nHost: example.org\r\n\r\n`

test.each([
  ['a page that is made first', request('GET /blog/slow'), [200]],
  ['an answer of the desk', request('GET /api/slow'), [200]],
  [
    'whatever a post with its body comes to',
    `POST /api/slow HTTP/1.1\r\nHost: example.org\r\nContent-Length: 3\r\n\r\na=b`,
    [200],
  ],
  [
    'all answers, the last too',
    request('GET /about') + request('GET /blog/slow') + request('GET /about'),
    [200, 200, 200],
  ],
])('whoever says no more after asking still hears: %s', async (_what, text, statuses) => {
  const gate = Promise.withResolvers<void>()
  const slow = async (_req: unknown, res: ServerResponse) => {
    await gate.promise
    res.setHeader('content-type', 'text/html; charset=utf-8').end(documentOf('Slow'))
  }
  const { port, server, heard } = await startApp({ pages: { '/blog/slow': slow, '/api/slow': slow } })
  const ended = endOf(server)
  const reply = askOnce(port, text)
  await ended
  await expect.poll(() => heard.at(-1)?.url).toMatch(/slow/)
  gate.resolve()
  const all = await reply
  expect(statusesIn(all)).toEqual(statuses)
  expect(all).toContain('<title>Slow</title>')
})

test('whoever says no more is not held on to for longer than anybody else', async () => {
  const held: ServerResponse[] = []
  const server = createLimitedServer((_req, res) => held.push(res), { idle: 0.1 }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const ended = endOf(server)
  const { port } = server.address() as AddressInfo
  const replies = Array.from({ length: 20 }, () => askOnce(port, request('GET /never')))
  const socket = await ended
  expect(await Promise.all(replies)).toEqual(replies.map(() => ''))
  expect(held).toHaveLength(20)
  expect(socket.destroyed).toBe(true)
})

test('a connection on which nothing is under way ends with the client', async () => {
  const { port, sendRequest } = await startApp()
  await sendRequest('/about')
  expect(statusesIn(await askOnce(port, request('GET /about')))).toEqual([200])
  expect(await askOnce(port, '')).toBe('')
})

/** The first connection whose client says no more. */
function endOf(server: Server): Promise<Socket> {
  return new Promise((resolve) => {
    server.on('connection', (socket: Socket) => socket.once('end', () => resolve(socket)))
  })
}

/** Says it, then that nothing more will come, and hears everything until the other side says so too. */
async function askOnce(port: number, text: string): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }).setEncoding('utf8')
  socket.on('error', () => {}).end(text)
  let heard = ''
  socket.on('data', (piece) => {
    heard += piece
  })
  await once(socket, 'close')
  return heard
}
