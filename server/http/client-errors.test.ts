import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { hearAll, statusesIn } from '#test/server/conversation.ts'
import { METRICS_TOKEN, startLoggedApp } from '#test/server/logged-app.ts'

const HOST = 'Host: example.org\r\n'
const SECRET = 'nobody-may-read-this'
const GET = `GET /${SECRET} HTTP/1.1\r\n${HOST}Cookie: a=${SECRET}\r\n`
const POST = `POST /api/echo HTTP/1.1\r\n${HOST}`

const REFUSED: [what: string, bytes: string, status: number, noted: Record<string, unknown>][] = [
  ['no HTTP at all', `${SECRET}\r\n\r\n`, 400, {}],
  ['a head that breaks off in the middle of a line', `${GET}Bad Header: ${SECRET}\r\n\r\n`, 400, {}],
  ['a length that is none', `${POST}Content-Length: ${SECRET}\r\n\r\n`, 400, {}],
  ['two lengths', `${POST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`, 400, {}],
  ['a length and chunks', `${POST}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`, 400, {}],
  ['a head that is too long', `${GET}X-Long: ${SECRET.repeat(1000)}\r\n\r\n`, 431, {}],
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
  ['an expectation nobody meets', `${GET}Expect: tea\r\nConnection: close\r\n\r\n`, 417, { method: 'GET' }],
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
    pages: { '/api/echo': (req, res) => req.on('end', () => res.end('heard')).resume() },
    env: { SITE_URL: undefined },
  })
  /** The lines about requests, once that of one more request is there. */
  const linesBefore = async (count: number) => {
    await app.sendRequest('/healthz')
    const noted = (await app.heardLines(count + 1)).filter(({ msg }) => msg === 'request')
    expect(noted.at(-1)).toMatchObject({ route: '/healthz', status: 200 })
    return noted.slice(0, -1)
  }
  return { ...app, linesBefore }
}

test.each(REFUSED)('%s is refused in a few words, and noted once', async (_what, bytes, status, noted) => {
  const { port, sendRequest, linesBefore, lines } = await startServer()
  const said = await hearAll(port, bytes)
  expect(statusesIn(said)).toEqual([status])
  const [head = '', text = ''] = said.split('\r\n\r\n')
  expect(text).toMatch(/^[A-Z].{10,40}\.\n$/)
  expect(head.toLowerCase().split('\r\n')).toEqual(
    expect.arrayContaining([
      'connection: close',
      'cache-control: private, no-store',
      'x-content-type-options: nosniff',
      `content-length: ${text.length}`,
    ]),
  )
  const refused = { method: 'none', route: 'none', cacheStatus: 'none', ...noted, status }
  expect(await linesBefore(1)).toMatchObject([refused])
  expect(lines().filter((line) => line.includes(SECRET) || line.includes('127.0.0.1'))).toEqual([])
  const { text: numbers } = await sendRequest('/metrics', {
    headers: { authorization: `Bearer ${METRICS_TOKEN}` },
  })
  const { route } = refused
  expect(numbers).toContain(
    `publication_requests_total{route="${route}",status="${status}",cache_status="none"} 1`,
  )
  expect(numbers).not.toContain(SECRET)
})

describe('whoever drips', () => {
  test.each([
    ['a head', `GET /about HTTP/1.1\r\n${HOST}X-Slow: `, 'a', { method: 'none', route: 'none' }],
    ['a body', `${POST}Content-Length: 10000\r\n\r\n`, 'a', { method: 'POST', route: '/api/*' }],
    [
      'chunks',
      `${POST}Transfer-Encoding: chunked\r\n\r\n`,
      '1\r\na\r\n',
      { method: 'POST', route: '/api/*' },
    ],
  ])(
    '%s is told that it took too long, once, and keeps nobody waiting',
    async (_what, beginning, drop, noted) => {
      const { port, sendRequest, linesBefore } = await startServer({ timeouts: { head: 0.2, request: 0.4 } })
      const socket = connect(port, '127.0.0.1')
        .setEncoding('latin1')
        .on('error', () => {})
      const closed = once(socket, 'close')
      let heard = ''
      socket.on('data', (piece) => {
        heard += piece
      })
      socket.write(beginning)
      const dripping = setInterval(() => socket.write(drop), 10)
      expect((await sendRequest('/about')).status).toBe(200)
      await closed
      clearInterval(dripping)
      expect(statusesIn(heard)).toEqual([408])
      expect(heard).toMatch(/Connection: close/i)
      const lines = (await linesBefore(2)).filter(({ status }) => status !== 200)
      expect(lines).toMatchObject([{ ...noted, status: 408 }])
    },
  )

  test('no second answer follows the first', async () => {
    const { port, linesBefore } = await startServer({ timeouts: { head: 0.2, request: 0.4 } })
    const said = await hearAll(port, `POST /about HTTP/1.1\r\n${HOST}Content-Length: 100000\r\n\r\na`)
    expect(statusesIn(said)).toEqual([413])
    expect(await linesBefore(1)).toMatchObject([{ route: '/:page', status: 413 }])
  })

  test('a connection on which nothing is asked is ended without a word', async () => {
    const { port, linesBefore } = await startServer({ timeouts: { head: 0.2, request: 0.4 } })
    expect(await hearAll(port, '')).toBe('')
    expect(await linesBefore(0)).toEqual([])
  })
})

test('nonsense behind a question is not taken for its answer', async () => {
  const gate = Promise.withResolvers<void>()
  const { port, heard, linesBefore } = await startServer({
    resolve: async () => {
      await gate.promise
      return { kind: 'missing' }
    },
  })
  const said = hearAll(port, `GET /blog/slow HTTP/1.1\r\n${HOST}\r\n${SECRET}\r\n\r\n`)
  expect(await said).toBe('')
  gate.resolve()
  expect(heard).toEqual([])
  expect(await linesBefore(2)).toMatchObject([
    { method: 'none', status: 0 },
    { method: 'GET', route: '/blog/:slug', status: 0 },
  ])
})
