import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { holdResponseUntil } from '#server/http/hold-response.ts'

async function reply(respond: (res: ServerResponse) => void, settled: () => Promise<void>) {
  const server = createServer((_req, res) => {
    holdResponseUntil(res, settled)
    respond(res)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const req = request({ port: (server.address() as AddressInfo).port, agent: false }).end()
  let hasHead = false
  const complete = once(req, 'response').then(async (event) => {
    const [res] = event as [IncomingMessage]
    hasHead = true
    const chunks: Buffer[] = []
    for await (const chunk of res) chunks.push(chunk)
    return [res.statusCode, res.headers['x-a'], Buffer.concat(chunks).toString()]
  })
  return { complete, hasHead: () => hasHead }
}

test.each([
  ['written at once', (res: ServerResponse) => res.writeHead(201, { 'x-a': 'b' }).end('body')],
  [
    'written in pieces',
    (res: ServerResponse) => {
      res.statusCode = 201
      res.setHeader('x-a', 'b')
      res.write('bo')
      setImmediate(() => res.end('dy'))
    },
  ],
  [
    'whose head goes first',
    (res: ServerResponse) => {
      res.writeHead(201, 'Created', { 'x-a': 'b' })
      res.flushHeaders()
      setImmediate(() => res.end('body'))
    },
  ],
])('a response %s is held until the wait ends, and is then complete', async (_what, respond) => {
  const began = Promise.withResolvers<void>()
  const settled = Promise.withResolvers<void>()
  const { complete, hasHead } = await reply(respond, () => {
    began.resolve()
    return settled.promise
  })
  await began.promise
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
  expect(hasHead()).toBe(false)
  settled.resolve()
  expect(await complete).toEqual([201, 'b', 'body'])
})

test('the wait starts only when the handler responds', async () => {
  let didBegin = false
  const handled = Promise.withResolvers<void>()
  const { complete } = await reply(
    (res) => void handled.promise.then(() => res.end('done')),
    async () => {
      didBegin = true
    },
  )
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
  expect(didBegin).toBe(false)
  handled.resolve()
  expect(await complete).toEqual([200, undefined, 'done'])
})

test('a pipelined response is held as well', async () => {
  const settled = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const server = createServer((req, res) => {
    const [which, turn] = req.url === '/1' ? [0, first] : [1, second]
    holdResponseUntil(res, async () => {
      turn.resolve()
      await settled[which]?.promise
    })
    res.end(req.url)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8')
  let received = ''
  socket.on('data', (piece) => {
    received += piece
  })
  for (const path of ['/1', '/2'])
    socket.write(`POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n`)
  await Promise.all([first.promise, second.promise])
  settled[0]?.resolve()
  await expect.poll(() => received).toContain('/1')
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
  expect(received).not.toContain('/2')
  settled[1]?.resolve()
  await expect.poll(() => received).toContain('/2')
  socket.destroy()
})
