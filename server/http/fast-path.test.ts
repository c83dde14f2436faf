import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { drain } from '#server/http/drain.ts'
import { installFastPath } from '#server/http/fast-path.ts'
import { createLimitedServer } from '#server/http/server-limits.ts'
import { startApp } from '#test/server/served-app.ts'

const BYTES = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nshort')
const HOST = 'Host: example.org'

const GZIP = 'Accept-Encoding: gzip'
const READER = [HOST, GZIP]

const REQUESTS = [
  ['GET /blog/one HTTP/1.1', HOST],
  ['GET /blog/one HTTP/1.1', ...READER],
  ['GET /blog/one HTTP/1.1', HOST, 'Accept-Encoding: br;q=0.2, gzip;q=0.1'],
  ['GET /blog/one HTTP/1.1', HOST, 'Accept-Encoding: gzip', 'Accept-Encoding: br'],
  ['GET /blog/one HTTP/1.1', HOST, 'Accept-Encoding: identity;q=0, *;q=0'],
  ['GET /blog/one HTTP/1.1', ...READER, 'Cookie: theme=dark', 'RSC: 1', 'X-Forwarded-Host: evil.example'],
  ['GET /blog/one HTTP/1.1', ...READER, 'Cookie: next-auth.session-token=made-up'],
  ['GET /blog/one HTTP/1.1', ...READER, 'Connection: close'],
  ['GET /blog/one HTTP/1.1', ...READER, 'Connection: Upgrade, close', 'Upgrade: websocket'],
  ['GET /blog/one HTTP/1.1', ...READER, 'Expect: 100-continue'],
  ['GET /blog/one HTTP/1.1', ...READER, 'Expect: miracles'],
  ['GET /blog/one HTTP/1.1', ...READER, 'Range: bytes=0-9'],
  ['GET /blog/one HTTP/1.1', ...READER, 'If-None-Match: "none"'],
  ['GET /blog/one HTTP/1.1', ...READER, 'If-None-Match: *'],
  ['GET /blog/one HTTP/1.1', ...READER, 'If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT'],
  ['GET /blog/one HTTP/1.1', ...READER, 'Content-Length: 0'],
  ['GET /blog/one HTTP/1.1', ...READER, 'Content-Length: 4', '', 'body'],
  ['GET /blog/one HTTP/1.1', ...READER, 'Transfer-Encoding: chunked', '', '4', 'body', '0'],
  ['GET /blog/one HTTP/1.1', ...READER, HOST],
  ['GET /blog/one HTTP/1.1', 'Host: elsewhere.example', GZIP],
  ['GET /blog/one HTTP/1.1', 'Host: EXAMPLE.org', GZIP],
  ['GET /blog/one HTTP/1.1', GZIP],
  ['GET /blog/one HTTP/1.0', ...READER],
  ['GET /blog/one HTTP/1.0', ...READER, 'Connection: keep-alive'],
  ['GET http://example.org/blog/one HTTP/1.1', ...READER],
  ['GET http://elsewhere.example/blog/one HTTP/1.1', ...READER],
  ['GET /blog/one?utm_source=x HTTP/1.1', ...READER],
  ['GET /blog/one# HTTP/1.1', ...READER],
  ['GET /blog/%6fne HTTP/1.1', HOST],
  ['GET //blog/one HTTP/1.1', ...READER],
  ['HEAD /blog/one HTTP/1.1', ...READER],
  ['POST /blog/one HTTP/1.1', ...READER],
  ['OPTIONS * HTTP/1.1', ...READER],
  ['GET /blog/one HTTP/1.1', ...READER, 'Bad Header: x'],
]

test.each(REQUESTS.map((lines) => ({ lines, name: lines.join(' | ') })))(
  'the fast path returns the same as the normal path: $name',
  async ({ lines }) => {
    const { port, handle, handleErrors, cache, sendRequest } = await startApp()
    const plain = createLimitedServer(handle)
    handleErrors(plain)
    plain.on('checkContinue', handle)
    const usual = await listen(plain)
    for (let time = 0; time < 2; time++) await sendRequest('/blog/one')
    await expect.poll(() => cache.fresh('/blog/one')?.representation.hasBestEncodings).toBe(true)
    await converse(usual, lines)
    const shortened = apartFromDate(await converse(port, lines))
    expect(shortened).toEqual(apartFromDate(await converse(usual, lines)))
    expect(shortened.join()).toContain('HTTP/1.1 ')
  },
)

test('a request on the fast path never becomes a ServerResponse', async () => {
  const { port, handled } = await startServer()
  const received = await converse(port, ['GET /short HTTP/1.1', HOST], 'GET /long HTTP/1.1')
  expect(received).toMatch(/short.*long/s)
  expect(handled).toEqual(['/long'])
})

test('nothing overtakes a pending response', async () => {
  const { port, held } = await startServer()
  const both = ['GET /held HTTP/1.1', HOST, '', 'GET /short HTTP/1.1', HOST]
  const received = converse(port, both, 'GET /last HTTP/1.1')
  const res = await held
  res.end('held')
  expect(await received).toMatch(/held.*\/short.*\/last/s)
})

test('a server that shuts down closes the connection with its next response', async () => {
  const { port, server } = await startServer()
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  socket.write(`GET /short HTTP/1.1\r\n${HOST}\r\n\r\nGET /short`)
  expect(String(await once(socket, 'data'))).toContain('short')
  const drained = drain(server)
  socket.write(` HTTP/1.1\r\n${HOST}\r\n\r\n`)
  expect((await Array.fromAsync(socket)).join('')).toContain('Connection: close')
  await drained
})

test('a client that sends requests without reading responses is not read any further', async () => {
  const { port, connected } = await startServer(Buffer.alloc(200_000, BYTES))
  const socket = connect(port, '127.0.0.1')
  const theirs = await connected
  socket.write(`GET /short HTTP/1.1\r\n${HOST}\r\n\r\n`.repeat(20_000))
  await expect.poll(() => theirs.isPaused()).toBe(true)
  expect(theirs.writableLength).toBeLessThan(1_000_000)
  socket.destroy()
})

test('the keep-alive timeout is shorter than the timeout during a request', async () => {
  const { port, server, connected, held } = await startServer()
  const socket = connect(port, '127.0.0.1')
  const theirs = await connected
  expect(theirs.timeout).toBe(server.timeout)
  socket.write(`GET /short HTTP/1.1\r\n${HOST}\r\n\r\n`)
  await once(socket, 'data')
  expect(theirs.timeout).toBe(66_000)
  socket.write(`GET /held HTTP/1.1\r\n${HOST}\r\n\r\n`)
  await held
  expect(theirs.timeout).toBe(server.timeout)
  socket.destroy()
})

test('a socket without the expected parser is left alone', () => {
  const server = createServer().removeAllListeners('connection')
  installFastPath(server, () => BYTES)
  expect(() => server.emit('connection', new Socket())).not.toThrow()
})

/** A server with a fast path for /short; every other path returns its name; /held waits for release. */
async function startServer(bytes = BYTES) {
  const handled: (string | undefined)[] = []
  const held = Promise.withResolvers<ServerResponse>()
  const server = createLimitedServer((req, res) => {
    handled.push(req.url)
    if (req.url === '/held') held.resolve(res)
    else res.end(req.url)
  })
  installFastPath(server, ({ url }) => (url === '/short' ? bytes : undefined))
  const connected = once(server, 'connection').then(([socket]) => socket as Socket)
  return { port: await listen(server), server, handled, held: held.promise, connected }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close().closeAllConnections())
  return (server.address() as AddressInfo).port
}

/** Everything received after a request and a final one on the same connection. */
async function converse(port: number, lines: string[], last = 'GET /healthz HTTP/1.1'): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('latin1')
  const requests = [...lines, '', '', last, HOST, 'Connection: close', '', '']
  socket.write(requests.join('\r\n'))
  return (await Array.fromAsync(socket)).join('')
}

// The order of headers does not matter.
function apartFromDate(text: string): string[] {
  const lines = text.split('\r\n').filter((line) => !line.startsWith('Date: '))
  return [...lines.filter((line) => line.startsWith('HTTP/1.1')), ...lines.toSorted()]
}
