import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { documentOf, SECRET, startApp } from '#test/server/served-app.ts'

const STAFF_MARK = 'Only for staff'

/**
 * Pages that show more to a request with a cookie. None of the real pages does, but if one did, readers must not see
 * it.
 */
async function startCookieSite(options: Parameters<typeof startApp>[0] = {}) {
  const page = (
    req: { headers: { cookie?: string | undefined } },
    res: { setHeader: (n: string, v: string) => { end: (t: string) => unknown } },
  ) =>
    res
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(documentOf('Page', req.headers.cookie ? STAFF_MARK : 'For all'))
  const app = await startApp({ ...options, pages: { '/about': page, '/preview/0123': page } })
  const session = await encode({ token: { sid: '0'.repeat(24) }, secret: SECRET })
  return { ...app, staff: { cookie: `next-auth.session-token=${session}` } }
}

const COOKIES = [
  '',
  'next-auth.session-token=made-up',
  'theme=dark',
  '__Secure-next-auth.session-token=a.b.c.d.e',
]

test('readers never see what staff see, in any order and with any cookie', async () => {
  const { sendRequest, staff } = await startCookieSite()
  for (const path of ['/about', '/preview/0123', '/about?x=1']) {
    for (const cookie of [...COOKIES, ...COOKIES]) {
      await sendRequest(path, { headers: staff })
      const reply = await sendRequest(path, { headers: cookie ? { cookie } : {} })
      expect(reply.text).not.toContain(STAFF_MARK)
      expect(reply.headers['cache-control']).toMatch(
        path.startsWith('/preview') ? /^private, no-store$/ : /^public/,
      )
    }
  }
})

test('staff bypass the cache, and their responses are not stored', async () => {
  const { sendRequest, staff, received } = await startCookieSite()
  await sendRequest('/about')
  for (let time = 0; time < 3; time++) {
    const reply = await sendRequest('/about', { headers: staff })
    expect(reply.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'server-timing': 'cache;desc=staff',
    })
    expect(reply.headers['cdn-cache-control']).toBeUndefined()
  }
  expect(received.filter(({ url }) => url === '/about')).toHaveLength(4)
})

test('a made-up session counts as a reader, and costs nothing', async () => {
  const { sendRequest, received } = await startCookieSite()
  for (let time = 0; time < 3; time++) {
    await sendRequest('/about', { headers: { cookie: 'next-auth.session-token=made-up' } })
  }
  expect(received).toHaveLength(1)
})

test('a preview is served to staff, with their cookie, and to no one else', async () => {
  const { sendRequest, staff } = await startCookieSite()
  const seen = await sendRequest('/preview/0123', { headers: staff })
  expect([seen.status, seen.headers['cache-control']]).toEqual([200, 'private, no-store'])
  expect(seen.text).toContain(STAFF_MARK)
  expect((await sendRequest('/preview/0123')).status).toBe(404)
})

test('a missing page that staff requested is not cached', async () => {
  const { sendRequest, staff } = await startCookieSite()
  const reply = await sendRequest('/preview/a/b', { headers: staff })
  expect(reply.status).toBe(404)
})

test('the cookie of an ended session counts as a reader’s: served from the cache, cacheable, looked up once', async () => {
  let isOpen = true
  let lookups = 0
  const { sendRequest, staff, received } = await startCookieSite({
    isSessionOpen: async () => {
      lookups += 1
      return isOpen
    },
  })
  await sendRequest('/about')
  expect((await sendRequest('/about', { headers: staff })).headers['server-timing']).toBe('cache;desc=staff')
  isOpen = false
  for (let time = 0; time < 5; time++) {
    const reply = await sendRequest('/about', { headers: staff })
    expect(reply.headers['server-timing']).toMatch(/^cache;desc=hit/)
    expect(reply.headers['cache-control']).toMatch(/^public/)
    expect(reply.text).not.toContain(STAFF_MARK)
    expect((await sendRequest('/preview/0123', { headers: staff })).status).toBe(404)
  }
  expect(received).toHaveLength(2)
  expect(lookups).toBe(2)
})
