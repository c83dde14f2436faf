import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Server } from '#lib/db/embedded/server.ts'
import { plainImage } from '#test/images.ts'
import { killAll } from '#test/programs.ts'
import { type Answer, readActions, send } from '#test/server/endpoints/actions.ts'
import { type Call, plans } from '#test/server/endpoints/calls.ts'
import { hire, type Member } from '#test/server/endpoints/staff.ts'
import { addressOf, npmStart } from '#test/site.ts'
import { startThrowaway } from '#test/throwaway.ts'

// The production build with an external PostgreSQL that is stopped or made read-only: what writers can do meanwhile.
const base = mkdtempSync(join(tmpdir(), 'publication-desk-outage-'))
const TIMEOUT = { timeout: 30_000 }
const SENTENCE = /^[A-Z][^<>]+\. (Try|Make room)[^<>]+\.$/
const PAGES = ['posts', 'media', 'tags', 'users', 'settings', 'activity', 'account'].map(
  (name) => `/admin/${name}`,
)

let postgres: Server
let site = ''
let owner: Member
let calls: Map<string, Call>
const actions = () => readActions()

beforeAll(async () => {
  process.chdir(resolve(import.meta.dirname, '../..'))
  postgres = await startThrowaway(base)
  process.env.DATA_DIR = join(base, 'data')
  process.env.DATABASE_URL = postgres.url
  process.env.AUTH_SECRET = 'a secret of at least thirty-two characters'
  const { DATABASE_URL, AUTH_SECRET } = process.env
  site = await addressOf(npmStart({ dataDir: join(base, 'data'), env: { DATABASE_URL, AUTH_SECRET } }))
  owner = await hire('owner')
})

afterAll(async () => {
  await killAll()
  postgres.abort()
  await postgres.exited
  rmSync(base, { recursive: true, force: true })
})

test('while the database is read-only, every action and upload says so and stores nothing', async () => {
  calls = await prepareCalls()
  await setReadOnly(true)
  for (const [name, call] of calls)
    if (plans[name]?.repeats !== 'it only reads') await expectRejected(name, call)
  await expectUploadRefused()
  expect((await get('/admin/posts')).status).toBe(200)
  await setReadOnly(false)
  for (const [name, call] of calls) expect((await call_(name, call)).status, name).toBeLessThan(400)
  expect((await upload()).status).toBe(200)
})

test('while the database is down, every page, action and upload returns 503 with a message, and works again afterwards', async () => {
  calls = await prepareCalls()
  const room = [...calls.values()].find(({ path }) => /posts\/[0-9a-f]{24}/.test(path))?.path ?? ''
  await postgres.stop()
  for (const path of [...PAGES, room, room.replace('/admin/posts', '/preview'), '/login'])
    await expectPageAway(path)
  for (const [name, call] of calls) await expectRejected(name, call)
  await expectUploadRefused()
  expect([(await get('/healthz')).status, (await get('/readyz')).status]).toEqual([200, 503])

  postgres = await startThrowaway(base, postgres.port)
  await expect.poll(async () => (await get('/readyz')).status, TIMEOUT).toBe(200)
  await expect.poll(async () => (await get('/admin/posts')).status, TIMEOUT).toBe(200)
  for (const [name, call] of calls) expect((await call_(name, call)).status, name).toBeLessThan(400)
  expect((await upload()).status).toBe(200)
})

async function prepareCalls(): Promise<Map<string, Call>> {
  const prepared = new Map<string, Call>()
  for (const [name, plan] of Object.entries(plans)) {
    // There is an owner already.
    if (name !== 'setup setUpAction') prepared.set(name, await plan.prepare())
  }
  return prepared
}

async function expectRejected(name: string, call: Call) {
  const { status, result, retryAfter, text } = await call_(name, call)
  expect([name, status, retryAfter]).toEqual([name, 503, '5'])
  const message = typeof result === 'object' && result && 'message' in result ? result.message : text
  expect(message, name).toMatch(SENTENCE)
}

async function expectPageAway(path: string) {
  const response = await get(path)
  expect([path, response.status, response.headers.get('retry-after')]).toEqual([path, 503, '5'])
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  expect(await response.text()).toContain('Back in a moment')
}

async function expectUploadRefused() {
  const response = await upload()
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await response.json()).toMatchObject({
    ok: false,
    code: 'unavailable',
    message: expect.stringMatching(SENTENCE),
  })
}

function call_(name: string, { by, path, args }: Call): Promise<Answer> {
  const headers = { origin: site, ...(by && { cookie: by.cookie }) }
  return send({ address: site + path, id: actions().get(name) ?? '', args, headers })
}

function get(path: string): Promise<Response> {
  return fetch(site + path, { headers: { cookie: owner.cookie }, redirect: 'manual' })
}

let width = 300

async function upload(): Promise<Response> {
  return fetch(`${site}/api/admin/media?name=x.png`, {
    method: 'POST',
    headers: { origin: site, cookie: owner.cookie },
    body: new Uint8Array(await plainImage('png', width++, 10)),
  })
}

async function setReadOnly(isReadOnly: boolean) {
  const client = new Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(`ALTER SYSTEM SET default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}`)
  await client.query('SELECT pg_reload_conf()')
  await client.end()
}
