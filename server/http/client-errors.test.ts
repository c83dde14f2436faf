import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { METRICS_TOKEN, startLoggedApp } from '#test/server/logged-app.ts'
import { readAll, statusesIn } from '#test/server/raw-connection.ts'

const HOST = 'Host: example.org\r\n'
const SECRET = 'nobody-may-read-this'
const GET = `GET /${SECRET} HTTP/1.1\r\n${HOST}Cookie: a=${SECRET}\r\n`
const POST = `POST /api/echo HTTP/1.1\r\n${HOST}`

const REJECTED: [what: string, bytes: string, status: number, logged: Record<string, unknown>][] = [
  ['bytes that are not HTTP', `${SECRET}\r\n\r\n`, 400, {}],
  ['a malformed header line', `${GET}Bad Header: ${SECRET}\r\n\r\n`, 400, {}],
  ['an invalid length', `${POST}Content-Length: ${SECRET}\r\n\r\n`, 400, {}],
  ['two lengths', `${POST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`, 400, {}],
  ['a length and chunks', `${POST}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`, 400, {}],
  ['headers that are too large', `${GET}X-Long: ${SECRET.repeat(1000)}\r\n\r\n`, 431, {}],
  ['an address that is too long', `GET /${SECRET.repeat(4000)} HTTP/1.1\r\n`, 431, {}],
  ['too many headers', `${GET}${'X: a\r\n'.repeat(150)}\r\n`, 431, {}],
  [
    'no host',
    `GET /${SECRET} HTTP/1.1\r\nConnection: close\r\n\r\n`,
    400,
    { method: 'GET', route: '/:page' },
  ],
  [
    'no host where every host is served',
    'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n',
    400,
    { method: 'GET', route: '/healthz' },
  ],
  ['an unknown expectation', `${GET}Expect: tea\r\nConnection: close\r\n\r\n`, 417, { method: 'GET' }],
  [
    'a way through to somewhere else',
    `CONNECT ${SECRET}:80 HTTP/1.1\r\n${HOST}\r\n`,
    405,
    { method: 'CONNECT' },
  ],
  [
    'a chunk of no length',
    `${POST}Transfer-Encoding: chunked\r\n\r\n${SECRET}\r\n`,
    400,
    { method: 'POST', route: '/api/*' },
  ],
  [
    'a chunk with a story',
    `${POST}Transfer-Encoding: chunked\r\n\r\n1;${SECRET.repeat(2000)}\r\na\r\n0\r\n\r\n`,
    413,
    { method: 'POST', route: '/api/*' },
  ],
]

async function startServer(options: Parameters<typeof startLoggedApp>[0] = {}) {
  const app = await startLoggedApp({
    ...options,
    pages: { '/api/echo': (req, res) => req.on('end', () => res.end('received')).resume() },
    env: { SITE_URL: undefined },
  })
  /** The access log entries, once there is one more. */
  const linesBefore = async (count: number) => {
    await app.sendRequest('/healthz')
    const logged = (await app.waitForLines(count + 1)).filter(({ msg }) => msg === 'request')
    expect(logged.at(-1)).toMatchObject({ route: '/healthz', status: 200 })
    return logged.slice(0, -1)
  }
  return { ...app, linesBefore }
}

test.each(REJECTED)(
  '%s gets a short error response and one access log entry',
  async (_what, bytes, status, logged) => {
    const { port, sendRequest, linesBefore, lines } = await startServer()
    const output = await readAll(port, bytes)
    expect(statusesIn(output)).toEqual([status])
    const [head = '', text = ''] = output.split('\r\n\r\n')
    expect(text).toMatch(/^[A-Z].{10,100}\.\n$/)
    expect(head.toLowerCase().split('\r\n')).toEqual(
      expect.arrayContaining([
        'connection: close',
        'cache-control: private, no-store',
        'x-content-type-options: nosniff',
        `content-length: ${text.length}`,
      ]),
    )
    const rejected = { method: 'none', route: 'none', cacheStatus: 'none', ...logged, status }
    expect(await linesBefore(1)).toMatchObject([rejected])
    expect(lines().filter((line) => line.includes(SECRET) || line.includes('127.0.0.1'))).toEqual([])
    const { text: numbers } = await sendRequest('/metrics', {
      headers: { authorization: `Bearer ${METRICS_TOKEN}` },
    })
    const { route } = rejected
    expect(numbers).toContain(
      `publication_requests_total{route="${route}",status="${status}",cache_status="none"} 1`,
    )
    expect(numbers).not.toContain(SECRET)
  },
)

describe('a client that sends byte by byte', () => {
  test.each([
    ['a head', `GET /about HTTP/1.1\r\n${HOST}X-Slow: `, 'a', { method: 'none', route: 'none' }],
    ['a body', `${POST}Content-Length: 10000\r\n\r\n`, 'a', { method: 'POST', route: '/api/*' }],
    [
      'chunks',
      `${POST}Transfer-Encoding: chunked\r\n\r\n`,
      '1\r\na\r\n',
      { method: 'POST', route: '/api/*' },
    ],
  ])('%s gets one 408 and delays no other client', async (_what, beginning, drop, logged) => {
    const { port, sendRequest, linesBefore } = await startServer({ timeouts: { head: 0.2, request: 0.4 } })
    const socket = connect(port, '127.0.0.1')
      .setEncoding('latin1')
      .on('error', () => {})
    const closed = once(socket, 'close')
    let received = ''
    socket.on('data', (piece) => {
      received += piece
    })
    socket.write(beginning)
    const dripping = setInterval(() => socket.write(drop), 10)
    expect((await sendRequest('/about')).status).toBe(200)
    await closed
    clearInterval(dripping)
    expect(statusesIn(received)).toEqual([408])
    expect(received).toMatch(/Connection: close/i)
    const lines = (await linesBefore(2)).filter(({ status }) => status !== 200)
    expect(lines).toMatchObject([{ ...logged, status: 408 }])
  })

  test('no second response follows the first', async () => {
    const { port, linesBefore } = await startServer({ timeouts: { head: 0.2, request: 0.4 } })
    const output = await readAll(port, `POST /about HTTP/1.1\r\n${HOST}Content-Length: 100000\r\n\r\na`)
    expect(statusesIn(output)).toEqual([413])
    expect(await linesBefore(1)).toMatchObject([{ route: '/:page', status: 413 }])
  })

  test('a connection without a request is closed silently', async () => {
    const { port, linesBefore } = await startServer({ timeouts: { head: 0.2, request: 0.4 } })
    expect(await readAll(port, '')).toBe('')
    expect(await linesBefore(0)).toEqual([])
  })
})

test('garbage after a request is not mistaken for its response', async () => {
  const gate = Promise.withResolvers<void>()
  const { port, received, linesBefore } = await startServer({
    resolve: async () => {
      await gate.promise
      return { kind: 'missing' }
    },
  })
  const output = readAll(port, `GET /blog/slow HTTP/1.1\r\n${HOST}\r\n${SECRET}\r\n\r\n`)
  expect(await output).toBe('')
  gate.resolve()
  expect(received).toEqual([])
  expect(await linesBefore(2)).toMatchObject([
    { method: 'none', status: 0 },
    { method: 'GET', route: '/blog/:slug', status: 0 },
  ])
})
