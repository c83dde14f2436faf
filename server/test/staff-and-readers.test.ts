import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { documentOf, SECRET, startApp } from '#test/server/served-app.ts'

const STAFF_MARK = 'Only for staff'

/** Pages that show more to whoever brings a cookie: none of ours does, but a slip must not reach readers. */
async function startTalkativeSite(options: Parameters<typeof startApp>[0] = {}) {
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
  const { sendRequest, staff } = await startTalkativeSite()
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

test('staff are not served from memory, and nothing of theirs is kept anywhere', async () => {
  const { sendRequest, staff, heard } = await startTalkativeSite()
  await sendRequest('/about')
  for (let visit = 0; visit < 3; visit++) {
    const reply = await sendRequest('/about', { headers: staff })
    expect(reply.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'server-timing': 'cache;desc=staff',
    })
    expect(reply.headers['cdn-cache-control']).toBeUndefined()
  }
  expect(heard.filter(({ url }) => url === '/about')).toHaveLength(4)
})

test('a made-up session is a reader like any other, and costs nothing', async () => {
  const { sendRequest, heard } = await startTalkativeSite()
  for (let visit = 0; visit < 3; visit++) {
    await sendRequest('/about', { headers: { cookie: 'next-auth.session-token=made-up' } })
  }
  expect(heard).toHaveLength(1)
})

test('a preview is there for staff, with their cookie, and for nobody else', async () => {
  const { sendRequest, staff } = await startTalkativeSite()
  const seen = await sendRequest('/preview/0123', { headers: staff })
  expect([seen.status, seen.headers['cache-control']]).toEqual([200, 'private, no-store'])
  expect(seen.text).toContain(STAFF_MARK)
  expect((await sendRequest('/preview/0123')).status).toBe(404)
})

test('a missing page is not kept for anybody when staff asked for it', async () => {
  const { sendRequest, staff } = await startTalkativeSite()
  const reply = await sendRequest('/preview/a/b', { headers: staff })
  expect(reply.status).toBe(404)
})

test('the cookie of an ended session is a reader’s: served from memory, cacheable, asked about once', async () => {
  let isOpen = true
  let asked = 0
  const { sendRequest, staff, heard } = await startTalkativeSite({
    isSessionOpen: async () => {
      asked += 1
      return isOpen
    },
  })
  await sendRequest('/about')
  expect((await sendRequest('/about', { headers: staff })).headers['server-timing']).toBe('cache;desc=staff')
  isOpen = false
  for (let visit = 0; visit < 5; visit++) {
    const reply = await sendRequest('/about', { headers: staff })
    expect(reply.headers['server-timing']).toMatch(/^cache;desc=hit/)
    expect(reply.headers['cache-control']).toMatch(/^public/)
    expect(reply.text).not.toContain(STAFF_MARK)
    expect((await sendRequest('/preview/0123', { headers: staff })).status).toBe(404)
  }
  expect(heard).toHaveLength(2)
  expect(asked).toBe(2)
})
