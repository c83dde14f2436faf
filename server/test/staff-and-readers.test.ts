import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { documentOf, SECRET, startDoor } from '#test/server/served-app.ts'

const STAFF_MARK = 'Only for staff'

/** Pages that show more to whoever brings a cookie: none of ours does, but a slip must not reach readers. */
async function startTalkativeSite(options: Parameters<typeof startDoor>[0] = {}) {
  const page = (
    req: { headers: { cookie?: string | undefined } },
    res: { setHeader: (n: string, v: string) => { end: (t: string) => unknown } },
  ) =>
    res
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(documentOf('Page', req.headers.cookie ? STAFF_MARK : 'For all'))
  const door = await startDoor({ ...options, pages: { '/about': page, '/preview/0123': page } })
  const session = await encode({ token: { sid: '0'.repeat(24) }, secret: SECRET })
  return { ...door, staff: { cookie: `next-auth.session-token=${session}` } }
}

const COOKIES = [
  '',
  'next-auth.session-token=made-up',
  'theme=dark',
  '__Secure-next-auth.session-token=a.b.c.d.e',
]

test('readers never see what staff see, in any order and with any cookie', async () => {
  const { knock, staff } = await startTalkativeSite()
  for (const path of ['/about', '/preview/0123', '/about?x=1']) {
    for (const cookie of [...COOKIES, ...COOKIES]) {
      await knock(path, { headers: staff })
      const reply = await knock(path, { headers: cookie ? { cookie } : {} })
      expect(reply.text).not.toContain(STAFF_MARK)
      expect(reply.headers['cache-control']).toMatch(
        path.startsWith('/preview') ? /^private, no-store$/ : /^public/,
      )
    }
  }
})

test('staff are not served from memory, and nothing of theirs is kept anywhere', async () => {
  const { knock, staff, heard } = await startTalkativeSite()
  await knock('/about')
  for (let visit = 0; visit < 3; visit++) {
    const reply = await knock('/about', { headers: staff })
    expect(reply.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'server-timing': 'cache;desc=staff',
    })
    expect(reply.headers['cdn-cache-control']).toBeUndefined()
  }
  expect(heard.filter(({ url }) => url === '/about')).toHaveLength(4)
})

test('a made-up session is a reader like any other, and costs nothing', async () => {
  const { knock, heard } = await startTalkativeSite()
  for (let visit = 0; visit < 3; visit++) {
    await knock('/about', { headers: { cookie: 'next-auth.session-token=made-up' } })
  }
  expect(heard).toHaveLength(1)
})

test('a preview is there for staff, with their cookie, and for nobody else', async () => {
  const { knock, staff } = await startTalkativeSite()
  const seen = await knock('/preview/0123', { headers: staff })
  expect([seen.status, seen.headers['cache-control']]).toEqual([200, 'private, no-store'])
  expect(seen.text).toContain(STAFF_MARK)
  expect((await knock('/preview/0123')).status).toBe(404)
})

test('a missing page is not kept for anybody when staff asked for it', async () => {
  const { knock, staff } = await startTalkativeSite()
  const reply = await knock('/preview/a/b', { headers: staff })
  expect(reply.status).toBe(404)
})

test('the cookie of an ended session is a reader’s: served from memory, cacheable, asked about once', async () => {
  let isOpen = true
  let asked = 0
  const { knock, staff, heard } = await startTalkativeSite({
    isSessionOpen: async () => {
      asked += 1
      return isOpen
    },
  })
  await knock('/about')
  expect((await knock('/about', { headers: staff })).headers['server-timing']).toBe('cache;desc=staff')
  isOpen = false
  for (let visit = 0; visit < 5; visit++) {
    const reply = await knock('/about', { headers: staff })
    expect(reply.headers['server-timing']).toMatch(/^cache;desc=hit/)
    expect(reply.headers['cache-control']).toMatch(/^public/)
    expect(reply.text).not.toContain(STAFF_MARK)
    expect((await knock('/preview/0123', { headers: staff })).status).toBe(404)
  }
  expect(heard).toHaveLength(2)
  expect(asked).toBe(2)
})
