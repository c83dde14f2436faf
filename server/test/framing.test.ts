import { describe, expect, test } from 'vitest'
import { readAll, statusesIn } from '#test/server/raw-connection.ts'
import { startApp } from '#test/server/served-app.ts'

const HOST = 'Host: example.org\r\n'
const HIDDEN = `GET /admin/hidden HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`

/** Request headers after which two parsers could disagree about where the next request begins (request smuggling). */
const AMBIGUOUS = [
  'Content-Length: 6\r\nTransfer-Encoding: chunked',
  'Transfer-Encoding: chunked\r\nContent-Length: 6',
  'Content-Length: 0\r\nContent-Length: 30',
  'Content-Length: 0, 0',
  'Content-Length: +5',
  'Content-Length: 0x5',
  'Transfer-Encoding: identity',
  'Transfer-Encoding: xchunked',
  'Transfer-Encoding: chunked, identity',
  'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity',
  'Transfer-Encoding : chunked',
  'X-Folded: a\r\n Transfer-Encoding: chunked',
  'X-Zero: a\0b',
  'X-Return: a\rTransfer-Encoding: chunked',
]

describe('an ambiguous request is rejected, and what follows is not read', () => {
  test.each(AMBIGUOUS)('%j', async (lines) => {
    const { port, received, sendRequest } = await startApp()
    await sendRequest('/about')
    received.length = 0
    for (const [method, path] of [
      ['GET', '/about'],
      ['POST', '/api/echo'],
    ]) {
      const output = await readAll(
        port,
        `${method} ${path} HTTP/1.1\r\n${HOST}${lines}\r\n\r\n0\r\n\r\n${HIDDEN}`,
      )
      expect(statusesIn(output)).toHaveLength(1)
      if (method === 'POST') expect(statusesIn(output)).toEqual([400])
    }
    expect(received).toEqual([])
  })

  test.each([
    ['lines that end in LF only', `GET /about HTTP/1.1\n${HOST.trim()}\n\n`],
    [
      'chunks that end in a line feed alone',
      `GET /about HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n0\n\n`,
    ],
    [
      'a chunk without a length',
      `GET /about HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n`,
    ],
    ['a space in the address', `GET /about HTTP/1.1 HTTP/1.1\r\n${HOST}\r\n`],
    ['letters that are not ASCII', `GET /blog/\u00e9 HTTP/1.1\r\n${HOST}\r\n`],
    ['another version', `GET /about HTTP/1.2\r\n${HOST}\r\n`],
    ['the beginning of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['the beginning of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ])('%s', async (_what, bytes) => {
    const { port, received } = await startApp()
    expect(statusesIn(await readAll(port, bytes))).toEqual([400])
    expect(received.filter(({ url }) => url !== '/about')).toEqual([])
  })

  test('too many headers are rejected', async () => {
    const { port, received } = await startApp()
    const many = Array.from({ length: 120 }, (_, number) => `X-${number}: a\r\n`).join('')
    expect(statusesIn(await readAll(port, `GET /about HTTP/1.1\r\n${HOST}${many}${HOST}\r\n`))).toEqual([431])
    expect(received).toEqual([])
  })
})

test('bodies of requests that need none are skipped, never parsed as requests', async () => {
  const { port, received, sendRequest } = await startApp()
  await sendRequest('/about')
  received.length = 0
  const bodies = [
    `Content-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`,
    `Transfer-Encoding: chunked\r\n\r\n${HIDDEN.length.toString(16)};a=b\r\n${HIDDEN}\r\n0\r\nX-End: 1\r\n\r\n`,
  ]
  const output = await readAll(
    port,
    ['/about', '/about?x=1', '/blog/new']
      .flatMap((path) => bodies.map((body) => `GET ${path} HTTP/1.1\r\n${HOST}${body}`))
      .concat(bodies.map((body) => `POST /blog/new HTTP/1.1\r\n${HOST}${body}`))
      .concat(`GET /about HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`)
      .join(''),
  )
  expect(statusesIn(output)).toEqual([200, 200, 200, 200, 200, 200, 405, 405, 200])
  expect(received.map(({ url }) => url)).toEqual(['/blog/new'])
})

test('pipelined responses keep the order of the requests, whichever is ready first', async () => {
  const gate = Promise.withResolvers<void>()
  const { port, sendRequest } = await startApp({
    resolve: async (path) => (path === '/nothing' ? { kind: 'missing' } : { kind: 'page', tags: [] }),
    pages: {
      '/blog/slow': async (_req, res) => {
        await gate.promise
        res.setHeader('content-type', 'text/html').end('<head><title>slow</title></head>')
      },
    },
  })
  await sendRequest('/about')
  const questions = [
    'GET /blog/slow',
    'GET /about',
    'HEAD /about',
    'GET /nothing',
    'DELETE /about',
    'GET /about?a=b',
  ].map((line) => `${line} HTTP/1.1\r\n${HOST}\r\n`)
  const part = `GET /about HTTP/1.1\r\n${HOST}Range: bytes=0-3\r\nConnection: close\r\n\r\n`
  const output = readAll(port, questions.join('') + part)
  setTimeout(() => gate.resolve(), 50)
  expect(statusesIn(await output)).toEqual([200, 200, 200, 404, 405, 200, 206])
})

test('Expect: 100-continue gets 100, and other expectations get 417', async () => {
  const { port, sendRequest } = await startApp()
  await sendRequest('/about')
  const body = 'Content-Length: 3\r\nConnection: close\r\n\r\nabc'
  const goOn = `GET /about HTTP/1.1\r\n${HOST}Expect: 100-continue\r\n${body}`
  expect(statusesIn(await readAll(port, goOn))).toEqual([100, 200])
  const tea = `GET /about HTTP/1.1\r\n${HOST}Expect: tea\r\nConnection: close\r\n\r\n`
  expect(statusesIn(await readAll(port, tea))).toEqual([417])
})

test('the server is no proxy and speaks only HTTP/1.1', async () => {
  const { port, received } = await startApp()
  expect(statusesIn(await readAll(port, `CONNECT example.org:80 HTTP/1.1\r\n${HOST}\r\n`))).toEqual([405])
  const everything = `OPTIONS * HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`
  expect(statusesIn(await readAll(port, everything))).toEqual([405])
  expect(received).toEqual([])
})
