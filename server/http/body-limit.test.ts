import { once } from 'node:events'
import { connect } from 'node:net'
import { encode } from 'next-auth/jwt'
import { describe, expect, test } from 'vitest'
import { SMALL_BODY_BYTES } from '#server/http/body-limit.ts'
import { routes } from '#server/routing/routes.ts'
import { hearAll, statusesIn } from '#test/server/conversation.ts'
import { type Page, SECRET, startApp } from '#test/server/served-app.ts'

const PRIVATE = routes.filter(({ kind }) => kind === 'private')
const ADDRESSES = [
  ...PRIVATE.map(({ path }) => path.replace(':token', 'abc').replace('*', 'some/thing')),
  '/api/auth/callback/credentials',
  '/api/auth/_log',
]
const ELSEWHERE = ['/', '/about', '/blog/a', '/search?q=a', '/media/a.webp', '/healthz', '/metrics', '/a/b/c']

/** So many bytes, in one piece or in chunks. */
const FORMS: [string, (bytes: number) => [lines: string, body: string]][] = [
  ['with a length', (bytes) => [`Content-Length: ${bytes}`, 'a=b&'.repeat(bytes / 4)]],
  [
    'chunked',
    (bytes) => ['Transfer-Encoding: chunked', `1000\r\n${'a=b&'.repeat(1024)}\r\n`.repeat(bytes / 4096)],
  ],
]

describe.each(FORMS)('a body %s that is too large', (_what, form) => {
  test.each(ADDRESSES)(
    'is refused at %s, however many send one, and nobody behind the door sees it',
    async (path) => {
      const { port, heard } = await startApp()
      const [lines, body] = form(10 * SMALL_BODY_BYTES)
      const all = Array.from({ length: 8 }, () => hearAll(port, post(path, lines, body)))
      for (const said of await Promise.all(all)) expectRefused(said)
      expect(heard).toEqual([])
    },
  )

  test.each(ELSEWHERE)('is refused at %s', async (path) => {
    const { port, heard } = await startApp()
    const [lines, body] = form(10 * SMALL_BODY_BYTES)
    for (const method of ['GET', 'POST', 'DELETE'])
      expectRefused(await hearAll(port, post(path, lines, body, method)))
    expect(heard).toEqual([])
  })

  test.each(PRIVATE.filter(({ body }) => body).map(({ path, body = 0 }) => ({ path, body })))(
    'is refused at $path for staff too, when it is larger than theirs may be',
    async ({ path, body: most }) => {
      const { port, heard } = await startApp()
      const [lines, body] = form(most + SMALL_BODY_BYTES)
      const cookie = `Cookie: ${await staffCookie()}\r\n`
      expectRefused(await hearAll(port, post(path.replace('*', 'x'), cookie + lines, body)))
      expect(heard).toEqual([])
    },
  )
})

test('a body that is announced as too large is refused unread, and not sent for', async () => {
  const { port } = await startApp()
  const head = post('/login', `Expect: 100-continue\r\nContent-Length: ${SMALL_BODY_BYTES + 1}`, '')
  expectRefused(await hearAll(port, head))
  expectRefused(await hearAll(port, head.replace('Expect: 100-continue\r\n', '')))
})

test('a body that is as large as it may be arrives whole', async () => {
  const { port, sendRequest } = await startApp({
    pages: { '/login': echoLength, '/api/admin/media': echoLength },
  })
  const fits = Buffer.alloc(SMALL_BODY_BYTES)
  expect((await sendRequest('/login', { method: 'POST', body: fits })).text).toBe(String(fits.length))
  const picture = Buffer.alloc(20 * 1024 * 1024)
  const headers = { cookie: await staffCookie() }
  const reply = await sendRequest('/api/admin/media', { method: 'POST', body: picture, headers })
  expect(reply.text).toBe(String(picture.length))
  const unsigned = post('/api/admin/media', `Content-Length: ${picture.length}`, '')
  expect(statusesIn(await hearAll(port, unsigned))).toEqual([413])
})

test('whoever leaves in the middle of a body has caused nothing', async () => {
  const { port, heard, sendRequest } = await startApp()
  const half = post('/login', 'Content-Length: 10000', 'a=b')
  for (let time = 0; time < 50; time++) {
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    await once(socket, 'connect')
    socket.write(half)
    socket.resume().resetAndDestroy()
  }
  await sendRequest('/login')
  expect(heard.map(({ method }) => method)).toEqual(['GET'])
})

test('a refusal is heard by whoever has not yet sent everything', async () => {
  const { port } = await startApp()
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }).setEncoding('latin1')
  let heard = ''
  socket.on('data', (piece) => {
    heard += piece
  })
  socket.write(post('/login', 'Content-Length: 501000', 'a'.repeat(1000)))
  await expect.poll(() => statusesIn(heard)).toEqual([413])
  // Were the connection cut with this unread, the other side would be told of a fault instead.
  socket.end('a'.repeat(500_000))
  await once(socket, 'close')
  expect(socket.errored).toBeNull()
})

test('a small body that stays out keeps its place for a while only', async () => {
  const { port } = await startApp({ timeouts: { head: 0.2, request: 0.4 } })
  expect(statusesIn(await hearAll(port, post('/login', 'Content-Length: 10', 'a=b')))).toEqual([408])
})

function post(path: string, lines: string, body: string, method = 'POST'): string {
  return `${method} ${path} HTTP/1.1\r\nHost: example.org\r\n${lines}\r\n\r\n${body}`
}

function expectRefused(said: string) {
  expect(statusesIn(said)).toEqual([413])
  expect(said).toMatch(/\r\nconnection: close\r\n/i)
  expect(said).toMatch(/The request body is too large\. Send at most \d+ kB\.\n$/)
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
