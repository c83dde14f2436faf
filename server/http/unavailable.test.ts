import { expect, test } from 'vitest'
import { noteUnavailable } from '#lib/core/request-scope.ts'
import { type Page, startApp } from '#test/server/served-app.ts'

const WORDS = 'The disk of the server is full. Make room on it, then try again.'
const broken: Page = (_req, res) => {
  res.statusCode = 500
  res.setHeader('content-type', 'text/x-component')
  res.setHeader('x-of-the-handler', '1')
  res.write('0:{"digest":')
  res.end('"123"}')
}
const PATHS = ['/admin/posts', '/admin/media', '/api/admin/media', '/login']
const pages = Object.fromEntries(PATHS.map((path) => [path, broken]))
const act = { method: 'POST', headers: { 'next-action': 'abc' }, body: '[]' }

const endings: [string, (res: Parameters<Page>[1]) => void][] = [
  ['in one piece', (res) => res.writeHead(500).end('digest')],
  ['through its head', (res) => void [res.writeHead(500), res.flushHeaders(), res.end()]],
  ['as a body without a head', (res) => Object.assign(res, { statusCode: 500 }).end('digest')],
]

test.each(endings)('an admin page that fails %s becomes the site’s error page', async (_, fail) => {
  const { sendRequest } = await startApp({ pages: { '/admin/posts': (_req, res) => fail(res) } })
  const { status, headers, text } = await sendRequest('/admin/posts')
  expect(status).toBe(500)
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
  })
  expect(text).not.toContain('digest')
})

test('a failed action returns a message that the form can show', async () => {
  const { sendRequest } = await startApp({ pages })
  const { status, headers, text } = await sendRequest('/admin/posts', act)
  expect([status, headers['content-type'], headers['x-of-the-handler']]).toEqual([
    500,
    'text/plain',
    undefined,
  ])
  expect(text).toMatch(/^The server failed to handle this request/)
})

test('a failed API request returns JSON', async () => {
  const { sendRequest } = await startApp({ pages })
  const { status, headers, text } = await sendRequest('/api/admin/media', { method: 'POST', body: 'x' })
  expect([status, headers['content-type']]).toEqual([500, 'application/json'])
  expect(JSON.parse(text)).toMatchObject({ ok: false, code: 'fault', fields: {}, problems: [] })
})

test('while the database is down, each returns 503 with Retry-After, before and after the first probe', async () => {
  let probes = 0
  const counted: Page = (req, res) => {
    probes += 1
    broken(req, res)
  }
  const { sendRequest } = await startApp({
    pages: { ...pages, '/admin/posts': counted },
    isDatabaseUp: async () => false,
  })
  // The first failure triggers a probe; after that the state is known.
  for (let time = 0; time < 3; time++) {
    const page = await sendRequest('/admin/posts')
    expect([page.status, page.headers['retry-after']]).toEqual([503, '5'])
    const action = await sendRequest('/admin/media', act)
    expect([action.status, action.headers['retry-after'], action.headers['content-type']]).toEqual([
      503,
      '5',
      'text/plain',
    ])
    expect(action.text).toBe('The database cannot be reached right now. Try again in a minute.')
    const api = await sendRequest('/api/admin/media', { method: 'POST', body: 'x' })
    expect([api.status, api.headers['retry-after']]).toEqual([503, '5'])
    expect(JSON.parse(api.text).code).toBe('unavailable')
  }
  expect(probes).toBe(1)
})

test('a temporary failure keeps the handler’s message and becomes a 503', async () => {
  const failing: Page = async (_req, res) => {
    await Promise.resolve()
    noteUnavailable(WORDS)
    res.setHeader('content-type', 'text/x-component')
    res.end('0:{"ok":false}')
  }
  const { sendRequest } = await startApp({
    pages: { '/admin/posts': failing, '/admin/tags': (_req, res) => res.end('fine') },
  })
  const { status, headers, text } = await sendRequest('/admin/posts', act)
  expect([status, headers['retry-after'], headers['content-type'], text]).toEqual([
    503,
    '5',
    'text/x-component',
    '0:{"ok":false}',
  ])
  expect((await sendRequest('/admin/tags')).status).toBe(200)
})

test('an action that throws because of a temporary failure returns its reason', async () => {
  const failing: Page = (req, res) => {
    noteUnavailable(WORDS)
    broken(req, res)
  }
  const { sendRequest } = await startApp({ pages: { '/admin/posts': failing } })
  const { status, text } = await sendRequest('/admin/posts', act)
  expect([status, text]).toEqual([503, WORDS])
})
