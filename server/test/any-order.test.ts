import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { matchRoute } from '#server/routing/routes.ts'
import { documentOf, type Page, type RequestOptions, SECRET, startApp } from '#test/server/served-app.ts'

const STAFF_MARK = 'Only for staff'
const FRAMEWORK = '<script src="/_next/static/chunks/main.js" async=""></script>'
const PREVIEW = '/preview/0123456789abcdef01234567'

/** Shows more to a request with a cookie. None of the real pages does, but if one did, readers must not see it. */
const talkative: Page = ({ url = '', headers }, res) => {
  const { type } = matchRoute(url.split('?')[0] ?? '') ?? { type: 'text/html' }
  const output = headers.cookie ? STAFF_MARK : 'For all'
  res.setHeader('content-type', type).end(type === 'text/html' ? documentOf(url, output + FRAMEWORK) : output)
}

const session = (secret: string, maxAge: number) => encode({ token: { sid: '0'.repeat(24) }, secret, maxAge })

async function someCookies() {
  const good = await session(SECRET, 3600)
  const tampered = good.slice(0, -4) + (good.endsWith('AAAA') ? 'BBBB' : 'AAAA')
  const name = 'next-auth.session-token'
  return {
    staff: [`${name}=${good}`, `theme=dark; __Secure-${name}=${good}`],
    readers: [
      '',
      'theme=dark',
      `${name}=`,
      `${name}=made-up`,
      `${name}=${tampered}`,
      `${name}=${await session(SECRET, -1)}`,
      `${name}=${await session(`another ${SECRET}`, 3600)}`,
      `not-${name}=x; ${name}.0=${good.slice(0, 20)}`,
    ],
  }
}

const PATHS = [
  ...['/about', '/about?utm=1', '/search?q=a', '/search/suggestions?q=a', '/cards/a.png', '/feed.xml'],
  ...['/blog/old', '/blog/gone', '/blog/none', PREVIEW],
]
const MANNERS: Pick<RequestOptions, 'method' | 'headers'>[] = [
  { method: 'GET' },
  { method: 'HEAD' },
  { headers: { 'accept-encoding': 'br' } },
  { headers: { range: 'bytes=0-' } },
  { headers: { 'if-none-match': '*' } },
]

const RESOLUTIONS = {
  '/blog/old': { kind: 'redirect', to: '/blog/new', status: 308 },
  '/blog/gone': { kind: 'gone' },
  '/blog/none': { kind: 'missing' },
} as const

async function startCookieSite() {
  const { sendRequest } = await startApp({
    handler: async (req, res) => void talkative(req, res),
    resolve: async (path) => {
      const odd = Object.entries(RESOLUTIONS).find(([name]) => name === path)
      return odd ? odd[1] : { kind: 'page', tags: [] }
    },
  })
  return (path: string, cookie: string, manner: RequestOptions) =>
    sendRequest(path, { ...manner, headers: { ...manner.headers, ...(cookie && { cookie }) } })
}

/** A different but always the same order: a linear congruential generator (Numerical Recipes). */
function dice(seed: number) {
  let state = seed
  return <Value>(faces: readonly Value[]): Value => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return faces[Math.floor((state / 2 ** 32) * faces.length)] as Value
  }
}

test.each([1, 2, 3])('in any order and with any cookie, readers get the public page (%i)', async (seed) => {
  const [send, cookies, throwDice] = [await startCookieSite(), await someCookies(), dice(seed)]
  for (let turn = 0; turn < 300; turn++) {
    const isStaff = throwDice([true, false])
    const [path, manner] = [throwDice(PATHS), throwDice(MANNERS)]
    const reply = await send(path, throwDice(isStaff ? cookies.staff : cookies.readers), manner)
    const who = { path, ...manner, isStaff, status: reply.status }
    const caching = [reply.headers['cache-control'], reply.headers['cdn-cache-control']]
    if (isStaff || path === PREVIEW) {
      expect({ ...who, caching }).toEqual({ ...who, caching: ['private, no-store', undefined] })
    } else {
      expect({ ...who, public: String(caching[0]).startsWith('public') }).toEqual({ ...who, public: true })
      expect(reply.text).not.toContain(STAFF_MARK)
    }
    if (!isStaff && path === PREVIEW) expect(reply.status).toBe(404)
    expect(reply.text).not.toContain('/_next/')
  }
})
