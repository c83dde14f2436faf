import { once } from 'node:events'
import { connect } from 'node:net'
import { encode } from 'next-auth/jwt'
import { describe, expect, test } from 'vitest'
import { SMALL_BODY_BYTES } from '#server/http/body-limit.ts'
import { routes } from '#server/routing/routes.ts'
import { readAll, statusesIn } from '#test/server/raw-connection.ts'
import { type Page, SECRET, startApp } from '#test/server/served-app.ts'

const PRIVATE = routes.filter(({ kind }) => kind === 'private')
const ADDRESSES = [
  ...PRIVATE.map(({ path }) => path.replace(':token', 'abc').replace('*', 'some/thing')),
  '/api/auth/callback/credentials',
  '/api/auth/_log',
]
const ELSEWHERE = ['/', '/about', '/blog/a', '/search?q=a', '/media/a.webp', '/healthz', '/metrics', '/a/b/c']

/** A body of this many bytes, in one piece or in chunks. */
const FORMS: [string, (bytes: number) => [lines: string, body: string]][] = [
  ['with a length', (bytes) => [`Content-Length: ${bytes}`, 'a=b&'.repeat(bytes / 4)]],
  [
    'chunked',
    (bytes) => ['Transfer-Encoding: chunked', `1000\r\n${'a=b&'.repeat(1024)}\r\n`.repeat(bytes / 4096)],
  ],
]

describe.each(FORMS)('a body %s that is too large', (_what, form) => {
  test.each(ADDRESSES)(
    'is rejected at %s, however many clients send one, and never reaches Next',
    async (path) => {
      const { port, received } = await startApp()
      const [lines, body] = form(10 * SMALL_BODY_BYTES)
      const all = Array.from({ length: 8 }, () => readAll(port, post(path, lines, body)))
      for (const output of await Promise.all(all)) expectRejected(output)
      expect(received).toEqual([])
    },
  )

  test.each(ELSEWHERE)('is rejected at %s', async (path) => {
    const { port, received } = await startApp()
    const [lines, body] = form(10 * SMALL_BODY_BYTES)
    for (const method of ['GET', 'POST', 'DELETE'])
      expectRejected(await readAll(port, post(path, lines, body, method)))
    expect(received).toEqual([])
  })

  test.each(PRIVATE.filter(({ body }) => body).map(({ path, body = 0 }) => ({ path, body })))(
    'is rejected at $path for staff too, above their limit',
    async ({ path, body: most }) => {
      const { port, received } = await startApp()
      const [lines, body] = form(most + SMALL_BODY_BYTES)
      const cookie = `Cookie: ${await staffCookie()}\r\n`
      expectRejected(await readAll(port, post(path.replace('*', 'x'), cookie + lines, body)))
      expect(received).toEqual([])
    },
  )
})

test('a body declared as too large is rejected unread, without 100-continue', async () => {
  const { port } = await startApp()
  const head = post('/login', `Expect: 100-continue\r\nContent-Length: ${SMALL_BODY_BYTES + 1}`, '')
  expectRejected(await readAll(port, head))
  expectRejected(await readAll(port, head.replace('Expect: 100-continue\r\n', '')))
})

test('a body of the maximum size arrives complete', async () => {
  const { port, sendRequest } = await startApp({
    pages: { '/login': echoLength, '/api/admin/media': echoLength },
  })
  const fits = Buffer.alloc(SMALL_BODY_BYTES)
  expect((await sendRequest('/login', { method: 'POST', body: fits })).text).toBe(String(fits.length))
  const image = Buffer.alloc(20 * 1024 * 1024)
  const headers = { cookie: await staffCookie() }
  const reply = await sendRequest('/api/admin/media', { method: 'POST', body: image, headers })
  expect(reply.text).toBe(String(image.length))
  const unsigned = post('/api/admin/media', `Content-Length: ${image.length}`, '')
  expect(statusesIn(await readAll(port, unsigned))).toEqual([413])
})

test('a client that disconnects in the middle of a body causes nothing', async () => {
  const { port, received, sendRequest } = await startApp()
  const half = post('/login', 'Content-Length: 10000', 'a=b')
  for (let time = 0; time < 50; time++) {
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    await once(socket, 'connect')
    socket.write(half)
    socket.resume().resetAndDestroy()
  }
  await sendRequest('/login')
  expect(received.map(({ method }) => method)).toEqual(['GET'])
})

test('a client that is still sending receives the error response', async () => {
  const { port } = await startApp()
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }).setEncoding('latin1')
  let received = ''
  socket.on('data', (piece) => {
    received += piece
  })
  socket.write(post('/login', 'Content-Length: 501000', 'a'.repeat(1000)))
  await expect.poll(() => statusesIn(received)).toEqual([413])
  // If the connection were closed with this unread, the client would get a reset instead of the response.
  socket.end('a'.repeat(500_000))
  await once(socket, 'close')
  expect(socket.errored).toBeNull()
})

test('a small body that never arrives times out', async () => {
  const { port } = await startApp({ timeouts: { head: 0.2, request: 0.4 } })
  expect(statusesIn(await readAll(port, post('/login', 'Content-Length: 10', 'a=b')))).toEqual([408])
})

function post(path: string, lines: string, body: string, method = 'POST'): string {
  return `${method} ${path} HTTP/1.1\r\nHost: example.org\r\n${lines}\r\n\r\n${body}`
}

function expectRejected(output: string) {
  expect(statusesIn(output)).toEqual([413])
  expect(output).toMatch(/\r\nconnection: close\r\n/i)
  expect(output).toMatch(/The request body is too large\. Send at most \d+ kB\.\n$/)
}

const echoLength: Page = async (req, res) => {
  let length = 0
  for await (const chunk of req) length += chunk.length
  res.end(String(length))
}

async function staffCookie(): Promise<string> {
  const token = await encode({ token: { sid: 'session' }, secret: SECRET })
  return `next-auth.session-token=${token}`
}
