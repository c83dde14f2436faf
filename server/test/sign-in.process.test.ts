import { afterAll, beforeAll, expect, test } from 'vitest'
import { endSession, findSession } from '#lib/auth/sessions.ts'
import { dumpDatabase } from '#test/dump.ts'
import { closeSite, openSite } from '#test/server/endpoints/site.ts'
import { hire, PASSWORD } from '#test/server/endpoints/staff.ts'
import { isHeardDuring } from '#test/server/listening.ts'
import { sendRaw } from '#test/server/served-app.ts'

let site = ''
let said = () => ''

beforeAll(async () => {
  const opened = await openSite({ LOG_LEVEL: 'warn' })
  site = opened.address
  said = opened.said
})

afterAll(closeSite)

test('signing in with the right password sets an HttpOnly cookie', async () => {
  const { email } = await hire('author')
  const { cookie, response } = await signIn({ email, password: PASSWORD })
  expect(response.status).toBe(200)
  expect(response.headers.get('set-cookie')).toMatch(/session-token=[^;]+;.*HttpOnly; SameSite=Lax/)
  expect(await seesDesk(cookie)).toBe(200)
})

test('signing in answers when this instance has heard of it', async () => {
  for (let time = 0; time < 8; time++) {
    const { email } = await hire('author')
    expect(await isHeardDuring(() => signIn({ email, password: PASSWORD }))).toBe(true)
  }
})

test.each([
  ['a wrong password', { password: 'not the right one' }],
  ['no password', { password: '' }],
  ['another address', { email: 'nobody@example.org' }],
  ['unknown fields', { email: '', role: 'owner', id: 'f'.repeat(24) }],
])('%s gives no session', async (_, wrong) => {
  const { email } = await hire('author')
  const { response, cookie } = await signIn({ email, password: PASSWORD, ...wrong })
  expect(response.status).toBe(401)
  expect(await seesDesk(cookie)).toBe(307)
})

test.each<[string, { token?: string; jar?: string }]>([
  ['without its token', { token: '' }],
  ['with a made-up token', { token: 'made-up' }],
  ['with a token and not its cookie', { jar: '' }],
])('a form of another site %s does not sign in', async (_, change) => {
  const { email } = await hire('author')
  const { response, cookie } = await signIn({ email, password: PASSWORD }, change)
  expect(response.headers.get('set-cookie') ?? '').not.toContain('session-token=ey')
  expect(await seesDesk(cookie)).toBe(307)
})

test.each([
  ...['https://evil.example/', '//evil.example', 'javascript:alert(1)', '/\\evil.example'],
  ...[
    '/.//evil.example/x',
    '/x/..//evil.example',
    'HOME//evil.example',
    'HOME/.//evil.example',
    'blob:HOME//evil.example',
  ],
])('signing in does not redirect to %s', async (wanted) => {
  const { email } = await hire('author')
  const callbackUrl = wanted.replace('HOME', site)
  const { response } = await signIn({ email, password: PASSWORD, callbackUrl })
  expect((await response.json()).url).toBe(`${site}/admin`)
})

test.each(['/.//evil.example/x', '/x/..//evil.example', 'HOME//evil.example'])(
  'a signed-in user is not redirected to %s',
  async (to) => {
    const { cookie } = await hire('author')
    const path = `/login?${new URLSearchParams({ to: to.replace('HOME', site) })}`
    const { status, headers } = await fetch(site + path, { headers: { cookie }, redirect: 'manual' })
    expect([status, headers.get('location')]).toEqual([307, '/admin'])
  },
)

test.each(['/admin/', '/login/', '//admin', '/%61dmin'])('%s leads to the address without', async (path) => {
  const { status, headers } = await fetch(site + path, { redirect: 'manual' })
  expect([status, headers.get('location')]).toEqual([308, path.includes('login') ? '/login' : '/admin'])
})

test('an absolute request target of an admin page redirects to sign-in, not to itself', async () => {
  const response = await sendRaw(
    Number(new URL(site).port),
    `GET ${site}/admin HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  )
  expect(response).toMatch(/^HTTP\/1.1 307/)
  expect(response).toMatch(/^location: \/login\?to=%2Fadmin\r$/im)
})

test('a spoofed host changes no URL', async () => {
  const { email } = await hire('author')
  const headers = { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' }
  const { response } = await signIn({ email, password: PASSWORD, callbackUrl: '/admin/tags' }, { headers })
  expect((await response.json()).url).toBe(`${site}/admin/tags`)
})

test('signing out ends the session, by POST only', async () => {
  const { cookie, sessionId } = await hire('author')
  await fetch(`${site}/api/auth/signout`, { headers: { cookie } })
  expect(await findSession(sessionId)).not.toBeNull()
  await fetch(`${site}/api/auth/signout`, { method: 'POST', headers: { cookie } })
  expect(await findSession(sessionId)).not.toBeNull()
  const { token, jar } = await fetchToken()
  const body = new URLSearchParams({ csrfToken: token, json: 'true' })
  await fetch(`${site}/api/auth/signout`, { method: 'POST', body, headers: { cookie: `${cookie}; ${jar}` } })
  expect(await findSession(sessionId)).toBeNull()
  expect(await seesDesk(cookie)).toBe(307)
})

test('the cookie of an ended session counts as a reader’s, and signing in with it works', async () => {
  const { cookie, sessionId, email } = await hire('author')
  expect(await cacheOf(cookie)).toBe('cache;desc=staff')
  await endSession(sessionId)
  expect(await cacheOf(cookie)).toMatch(/^cache;desc=(hit|miss)/)
  expect(await cacheOf(cookie)).toMatch(/^cache;desc=hit/)
  const login = await fetch(`${site}/login`, { headers: { cookie }, redirect: 'manual' })
  expect(login.status).toBe(200)
  expect(await login.text()).toContain('Sign in')
  const { token, jar } = await fetchToken()
  const again = await signIn({ email, password: PASSWORD }, { token, jar: `${cookie}; ${jar}` })
  expect(await seesDesk(again.cookie)).toBe(200)
})

test('a wrong password is one log line, with the client’s address and nothing that was typed', async () => {
  const { email } = await hire('author')
  await signIn({ email, password: 'not the right one' })
  await expect.poll(() => said().includes('Wrong password.')).toBe(true)
  const lines = said()
    .split('\n')
    .filter((line) => line.includes('"msg":"Wrong password."'))
  expect(lines.at(-1)).toMatch(
    /^\{"level":40,"time":"[^"]+Z","client":"[\d.:a-f]+","msg":"Wrong password\."\}$/,
  )
  expect(said()).not.toContain('not the right one')
})

test('session endpoints change nothing and name no user to anonymous clients', async () => {
  const before = await dumpDatabase()
  for (const path of ['session', 'providers', 'csrf', 'signin', 'error?error=wrong', 'no-such-thing'])
    expect((await fetch(`${site}/api/auth/${path}`, { redirect: 'manual' })).status).toBeLessThan(500)
  expect(await (await fetch(`${site}/api/auth/session`)).json()).toEqual({})
  expect(await dumpDatabase()).toEqual(before)
})

type Change = { token?: string; jar?: string; headers?: Record<string, string> }

/** Submits the sign-in form with the headers that a browser sends. */
async function signIn(fields: Record<string, string>, change: Change = {}) {
  const { token, jar, headers } = { ...(await fetchToken()), headers: {}, ...change }
  const response = await fetch(`${site}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { cookie: jar, ...headers },
    body: new URLSearchParams({ csrfToken: token, json: 'true', ...fields }),
    redirect: 'manual',
  })
  return { response, cookie: cookiesOf(response) }
}

async function fetchToken(): Promise<{ token: string; jar: string }> {
  const response = await fetch(`${site}/api/auth/csrf`)
  return { token: (await response.json()).csrfToken, jar: cookiesOf(response) }
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function seesDesk(cookie: string): Promise<number> {
  return (await fetch(`${site}/admin/posts`, { headers: { cookie }, redirect: 'manual' })).status
}

/** The cache status of the home page for this cookie. */
async function cacheOf(cookie: string): Promise<string | null> {
  return (await fetch(site, { headers: { cookie } })).headers.get('server-timing')
}
