import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { dumpDatabase } from '#test/dump.ts'
import { readActions, send } from '#test/server/endpoints/actions.ts'
import { plans } from '#test/server/endpoints/calls.ts'
import { closeSite, openSite } from '#test/server/endpoints/site.ts'
import { hire } from '#test/server/endpoints/staff.ts'
import { isHeardDuring } from '#test/server/listening.ts'

const SITE = 'https://llm.example'
/** Headers that a TLS-terminating proxy adds. */
const PROXIED = { 'x-forwarded-host': 'llm.example', 'x-forwarded-proto': 'https' }

// Behind a proxy, as in production: the server itself cannot reach the public address.
let address = ''
let said = () => ''
let actions = new Map<string, string>()

beforeAll(async () => {
  const env = { SITE_URL: SITE, TRUSTED_PROXY: '127.0.0.1, ::1', LOG_LEVEL: 'info' }
  ;({ address, said } = await openSite(env))
  actions = readActions()
})

afterAll(closeSite)

/** What the server logged during some work: one line per request, and nothing else. */
async function expectOneLine(attempt: () => Promise<unknown>, status: number) {
  const before = said().length
  await attempt()
  await vi.waitFor(() => expect(said().slice(before)).toContain(`"status":${status}`), 60_000)
  const lines = said().slice(before).trim().split('\n')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('"msg":"request"')
}

test.each(Object.entries(plans))('%s behind TLS succeeds and logs nothing', async (name, plan) => {
  const { by, path, args } = await plan.prepare()
  const headers = { ...PROXIED, origin: SITE, ...(by && { cookie: by.cookie }) }
  await expectOneLine(async () => {
    const response = await send({ address: address + path, id: actions.get(name) ?? '', args, headers })
    expect(response).toMatchObject({ status: 200, result: { ok: true } })
  }, 200)
})

test('every action answers when this instance has heard of its changes', async () => {
  const unheard: string[] = []
  const before = requestsLogged()
  for (const [name, plan] of Object.entries(plans)) {
    const { by, path, args } = await plan.prepare()
    const headers = { ...PROXIED, origin: SITE, ...(by && { cookie: by.cookie }) }
    const call = () => send({ address: address + path, id: actions.get(name) ?? '', args, headers })
    if (!(await isHeardDuring(call))) unheard.push(name)
  }
  expect(unheard).toEqual([])
  // The line of a request is written after its answer; the next test counts lines.
  await vi.waitFor(
    () => expect(requestsLogged() - before).toBeGreaterThanOrEqual(Object.keys(plans).length),
    60_000,
  )
})

function requestsLogged(): number {
  return said().split('"msg":"request"').length - 1
}

type Request = { path?: string; headers?: Record<string, string>; body?: string }

/** A valid call of an action, with something changed. */
async function call({ path = '/admin/posts', headers = {}, body = '["article"]' }: Request) {
  const { cookie } = await hire('author')
  const id = actions.get('admin/posts newPostAction') ?? ''
  const right = {
    ...PROXIED,
    cookie,
    origin: SITE,
    'next-action': id,
    'content-type': 'text/plain;charset=UTF-8',
  }
  const given = Object.entries({ ...right, ...headers }).filter(([, value]) => value !== '')
  return fetch(address + path, { method: 'POST', headers: given, body, redirect: 'manual' })
}

async function expectRejected(request: Request, status: number, sentence: RegExp) {
  await hire('author')
  const before = await withoutPeople()
  await expectOneLine(async () => {
    const response = await call(request)
    expect([response.status, await response.text()]).toEqual([status, expect.stringMatching(sentence)])
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  }, status)
  expect(await withoutPeople()).toEqual(before)
}

/** Each call is made by a new user. */
async function withoutPeople() {
  const { users: _, sessions: __, ...rest } = Object.fromEntries(Object.entries(await dumpDatabase()))
  return rest
}

test('the unchanged call is valid', async () => {
  await expectOneLine(async () => expect((await call({})).status).toBe(200), 200)
})

test.each([
  ['another site', 'https://evil.example'],
  ['no site at all', 'null'],
  ['an invalid origin', 'llm.example'],
  ['this host on another port', 'https://llm.example:8443'],
  ['a host name with the same beginning', 'https://llm.example.evil.example'],
  ['the address behind the proxy', 'http://localhost:3000'],
])('an action from %s is forbidden', async (_, origin) => {
  await expectRejected({ headers: { origin } }, 403, /another site.+\./)
})

const multipart = (text: string) => ({
  headers: { 'content-type': 'multipart/form-data; boundary=x' },
  body: text,
})
const part = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`

describe.each<[string, Record<string, Request>]>([
  [
    'head',
    {
      'without an Origin': { headers: { origin: '' } },
      'without an action': { headers: { 'next-action': '' } },
      'with an unknown action': { headers: { 'next-action': '0'.repeat(42) } },
      'with an invalid action': { headers: { 'next-action': 'toString' } },
      'with a broken action': { headers: { 'next-action': '__proto__' } },
      'at a page without this action': { path: '/login' },
      'at a page that does not exist': { path: '/admin/nowhere' },
      'without a content type': { headers: { 'content-type': 'application/octet-stream' } },
      'as JSON': { headers: { 'content-type': 'application/json' } },
      'as a plain form': { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      'as a form without its boundary': { headers: { 'content-type': 'multipart/form-data' } },
    },
  ],
  [
    'body',
    {
      empty: { body: '' },
      'cut off': { body: '["arti' },
      'no list': { body: '{"a":1}' },
      'a word': { body: 'article' },
      'much too deep': { body: '['.repeat(200_000) + ']'.repeat(200_000) },
      'of too many arguments': { body: JSON.stringify(Array(2_000).fill(1)) },
      'with a reference to a missing part': { body: '["$1"]' },
      'with a promise': { body: '["$@1"]' },
      'with itself': { body: '["$0"]' },
      'with a reference to itself': { body: '["$0:0"]' },
      'with a function': { body: '["$F1"]' },
      'with a reference to a missing form': { body: '["$K1"]' },
      'with a map': { body: '["$Q1"]' },
      'with a stream': { body: '["$R1"]' },
      'with a number of 400 digits': { body: `["$n${'9'.repeat(400)}"]` },
      'a form cut off': multipart(`${part('0', '["article"]').slice(0, -8)}`),
      'a form without an end': multipart(part('0', '["article"]')),
      'a form without its root': multipart(`${part('1', '["article"]')}--x--\r\n`),
      'a form with a broken root': multipart(`${part('0', '["arti')}--x--\r\n`),
      'a form of noise': multipart('\u0000\u0001 no form'),
      'a form with a file': multipart(
        `${part('0', '["article"]')}--x\r\nContent-Disposition: form-data; name="1"; filename="a"\r\n\r\nx\r\n--x--\r\n`,
      ),
      'a form that is no action': {
        ...multipart(`${part('a', 'b')}--x--\r\n`),
        headers: { 'next-action': '', 'content-type': 'multipart/form-data; boundary=x' },
      },
    },
  ],
])('an action that is malformed in its %s is a bad request', (_, requests) => {
  test.each(Object.entries(requests))('%s', async (_, request) => {
    await expectRejected(request, 400, /\.\n$/)
  })
})

test('a truncated body returns 400', async () => {
  const head = ['POST /admin/posts HTTP/1.1', 'Host: llm.example', `Origin: ${SITE}`, 'Content-Length: 100']
  const id = actions.get('admin/posts newPostAction')
  const lines = [...head, `Next-Action: ${id}`, 'Content-Type: text/plain', '', '["arti']
  await expectOneLine(async () => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    socket.end(lines.join('\r\n'))
    const [chunk] = await once(socket, 'data')
    expect(String(chunk)).toMatch(/^HTTP\/1.1 400/)
    socket.destroy()
  }, 400)
})

test('a client that disconnects halfway leaves one log line', async () => {
  const id = actions.get('admin/posts newPostAction')
  const head = ['POST /admin/posts HTTP/1.1', 'Host: llm.example', `Origin: ${SITE}`, 'Content-Length: 100']
  const lines = [...head, `Next-Action: ${id}`, 'Content-Type: text/plain', '', '["arti']
  await expectOneLine(async () => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    await once(socket, 'connect')
    socket.write(lines.join('\r\n'), () => socket.resetAndDestroy())
  }, 0)
})

test('a form submitted before the script loaded redirects back to the page', async () => {
  const headers = { 'next-action': '', 'content-type': 'application/x-www-form-urlencoded' }
  const response = await call({ path: '/login?to=%2Fadmin', headers, body: 'email=a&password=b' })
  expect([response.status, response.headers.get('location')]).toEqual([303, '/login?to=%2Fadmin'])
})
