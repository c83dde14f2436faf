import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SMALL_BODY_BYTES } from '#server/http/body-limit.ts'
import { routes } from '#server/routing/routes.ts'
import { addressOf, killEverything, npmStart } from '#test/site.ts'

const METRICS_TOKEN = 'the-token-for-the-numbers'
const dataDir = mkdtempSync(join(tmpdir(), 'publication-strangers-'))
let site: URL
let output = () => ''

beforeAll(async () => {
  process.chdir(join(import.meta.dirname, '../..'))
  const program = npmStart({ dataDir, env: { METRICS_TOKEN, LOG_LEVEL: 'error' } })
  site = new URL(await addressOf(program))
  output = program.said
})

afterAll(async () => {
  await killEverything(dataDir)
  rmSync(dataDir, { recursive: true, force: true })
})

const ADDRESSES: [path: string, most: number][] = [
  ...['/api/auth/callback/credentials', '/api/auth/_log', '/api/auth/signout'].map(
    (path): [string, number] => [path, SMALL_BODY_BYTES],
  ),
  ...routes
    .filter(({ kind }) => kind === 'private')
    .map(({ path, body = SMALL_BODY_BYTES }): [string, number] => [
      path.replace(':token', 'guessed').replace('*', 'guessed'),
      body,
    ]),
]

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const MEGABYTE = 1024 * 1024

test('a form of 30 MB neither ends nor grows the server process', async () => {
  const before = await numbers()
  for (const path of ['/api/auth/callback/credentials', '/api/auth/_log']) {
    for (const megabytes of [8, 16, 24, 30]) {
      const body = Buffer.from('a=b&'.repeat((megabytes * MEGABYTE) / 4))
      expect(await statusOf(path, body, { ...FORM, 'content-length': String(body.length) })).toBe(413)
      expect(await statusOf(path, body, FORM)).toBe(413)
    }
  }
  await expectAsBefore(before)
})

test.each(ADDRESSES)(
  'ten times the body limit of %s, eight at once, is rejected and not buffered',
  async (path) => {
    const before = await numbers()
    const most = routes.find((route) => route.path === path)?.body ?? SMALL_BODY_BYTES
    const body = Buffer.from('a=b&'.repeat((10 * most) / 4))
    const all = [FORM, { ...FORM, 'content-length': String(body.length) }].flatMap((headers) =>
      Array.from({ length: 8 }, () => statusOf(path, body, headers)),
    )
    expect(await Promise.all(all)).toEqual(all.map(() => 413))
    await expectAsBefore(before)
  },
)

test.each([
  ['sign-ins', '/login', { ...FORM, 'content-length': '10000' }],
  ['actions', '/login', { 'next-action': 'a'.repeat(42), 'content-length': '10000' }],
  ['uploads', '/api/admin/media?name=x.png', { 'content-length': '10000' }],
  ['large uploads', '/api/admin/media?name=x.png', { 'content-length': '2000000' }],
])('400 %s that break off half-way are rejected without rendering', async (_what, path, headers) => {
  const before = await numbers()
  const lines = Object.entries({ host: site.host, origin: site.origin, ...headers })
  const head = `POST ${path} HTTP/1.1\r\n${lines.map((line) => line.join(': ')).join('\r\n')}\r\n\r\n`
  const sockets = await Promise.all(
    Array.from({ length: 400 }, async () => {
      const socket = connect(Number(site.port), 'localhost').on('error', () => {})
      await once(socket, 'connect')
      socket.resume().write(head + 'a'.repeat(5000))
      return socket
    }),
  )
  await expectAlive()
  for (const socket of sockets) socket.destroy()
  await expectAsBefore(before)
  expect((await numbers()).renderings).toBe(before.renderings)
  expect(output()).not.toContain('aborted')
})

async function expectAlive() {
  expect(await (await fetch(new URL('/healthz', site))).text()).toBe('alive\n')
}

/** The same process, whose memory has not grown by the size of the bodies. */
async function expectAsBefore(before: Awaited<ReturnType<typeof numbers>>) {
  await expectAlive()
  await expect.poll(async () => (await numbers()).bodies).toBe(0)
  const after = await numbers()
  expect(after.started).toBe(before.started)
  expect(after.memory).toBeLessThan(before.memory + 150 * MEGABYTE)
}

async function numbers() {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` }
  const text = await (await fetch(new URL('/metrics', site), { headers })).text()
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
  return {
    started: read('process_start_time_seconds'),
    memory: read('process_resident_memory_bytes'),
    bodies: read('publication_body_bytes'),
    renderings: read('publication_render_seconds_count'),
  }
}

/** The status that is received while, or after, everything is sent. */
function statusOf(path: string, body: Buffer, headers: Record<string, string>): Promise<number | undefined> {
  const sending = request(new URL(path, site), { method: 'POST', headers, agent: false })
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
  sending.once('response', (answer) => resolve(answer.resume().statusCode))
  // The connection may close before everything is sent; the error response must arrive first.
  sending.on('error', reject)
  sending.end(body)
  return promise
}
