import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import { temporaryFolder } from '#test/folder.ts'
import { serveOutside } from '#test/outside.ts'
import { readActions, send } from '#test/server/endpoints/actions.ts'
import { plans } from '#test/server/endpoints/calls.ts'
import { closeSite, openSite } from '#test/server/endpoints/site.ts'
import { hire, type Member } from '#test/server/endpoints/staff.ts'

const RECORDER = pathToFileURL(resolve(import.meta.dirname, '../../test/connections.mjs')).href

const folder = mkdtempSync(join(tmpdir(), 'publication-network-'))
const CONNECTIONS = join(folder, 'connections')
const recorded = { NODE_OPTIONS: `--import=${RECORDER}`, CONNECTIONS }
const attempt = z.object({ host: z.string(), stack: z.string() })

let address = ''
let dataDir = ''
let administrator: Member

beforeAll(async () => {
  ;({ address, dataDir } = await openSite({
    ...recorded,
    SAMPLE_CONTENT: 'true',
    OUTGOING_ALLOW: '127.0.0.2',
  }))
  administrator = await hire('administrator')
})

afterAll(async () => {
  await closeSite()
  rmSync(folder, { recursive: true, force: true })
})

/** The attempts so far to reach something other than this machine. */
function attempts(file = CONNECTIONS) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
  return lines.filter(Boolean).map((line) => attempt.parse(JSON.parse(line)))
}

/** The paths of a sitemap and of those it names. */
async function pagesIn(sitemap: string): Promise<string[]> {
  const text = await (await fetch(address + sitemap)).text()
  const found = [...text.matchAll(/<loc>https?:\/\/[^/<]+([^<]*)<\/loc>/g)].map(([, path]) => path || '/')
  const nested = await Promise.all(found.map((path) => (path.endsWith('.xml') ? pagesIn(path) : [path])))
  return nested.flat()
}

/** The sources of the frames of a stack, also of those in the bundle of Next. */
function sourcesOf(stack: string): string {
  return stack.replaceAll(/(\/\S*\.next\/[^\n]*\.js):(\d+):(\d+)/g, (frame, file, line, column) => {
    if (!existsSync(`${file}.map`)) return frame
    const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1)
    return 'originalSource' in entry ? entry.originalSource : frame
  })
}

async function visit(path: string) {
  const response = await fetch(address + path, { headers: { cookie: administrator.cookie } })
  await response.arrayBuffer()
  return response.status
}

test.each([
  ["fetch('http://127.0.0.2:8099').catch(() => {})", '127.0.0.2'],
  ["import('node:tls').then(({ connect }) => connect(9, '127.0.0.2').on('error', () => {}))", '127.0.0.2'],
  [
    "import('node:dns/promises').then(({ lookup }) => lookup('host.invalid')).catch(() => {})",
    'host.invalid',
  ],
  [
    "import('node:dgram').then(({ createSocket }) => createSocket('udp4').send('x', 9, '127.0.0.2'))",
    '127.0.0.2',
  ],
])('the recorder hears of %s', (code, host) => {
  const file = join(temporaryFolder(), 'connections')
  spawnSync(process.execPath, ['--input-type=module', '--eval', `${code}\nsetTimeout(process.exit, 2_000)`], {
    env: { ...process.env, ...recorded, CONNECTIONS: file },
  })
  expect(attempts(file).map((each) => each.host)).toContain(host)
})

test('reading, the desk, publishing and a backup reach nothing but this machine', async () => {
  const pages = await pagesIn('/sitemap.xml')
  expect(pages.length).toBeGreaterThan(10)
  for (const path of [...pages, '/feed.xml', '/search?q=attention', '/nothing/is/here']) await visit(path)
  const screens = ['posts', 'media', 'tags', 'bylines', 'users', 'settings', 'activity', 'mail', 'jobs']
  for (const screen of screens) expect(await visit(`/admin/${screen}`)).toBe(200)

  const call = await plans['admin/posts/[id] publishAction']?.prepare()
  const id = readActions().get('admin/posts/[id] publishAction') ?? ''
  const headers = { origin: address, cookie: call?.by?.cookie ?? '' }
  const published = await send({ address: address + call?.path, id, args: call?.args ?? [], headers })
  expect(published).toMatchObject({ result: { ok: true } })

  await enqueue(db(), 'backup', {})
  const backups = join(dataDir, 'backups')
  await vi.waitUntil(
    () => existsSync(backups) && readdirSync(backups).some((name) => name.endsWith('.backup')),
    120_000,
  )
  expect(attempts()).toEqual([])
})

test('a link card is fetched by lib/outgoing, and by nothing else', async () => {
  const outside = await serveOutside((_, res) =>
    res.setHeader('content-type', 'text/html').end('<title>A page elsewhere</title>'),
  )
  const response = await fetch(`${address}/api/admin/link-card`, {
    method: 'POST',
    headers: { origin: address, cookie: administrator.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ href: `${outside}/page` }),
  })
  expect(await response.json()).toMatchObject({ ok: true, value: { title: 'A page elsewhere' } })
  expect(attempts()).not.toEqual([])
  for (const { host, stack } of attempts())
    expect(sourcesOf(stack), host).toMatch(/\blib\/outgoing\/client\.ts/)
})
