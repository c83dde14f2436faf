import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { start } from '#test/programs.ts'
import { addressOf, killEverything } from '#test/site.ts'
import { removeTree, unprivileged, worldFolder } from '#test/unprivileged.ts'
import { makeRelease } from './release/making.ts'

const MEGABYTE = 1024 * 1024
const home = worldFolder('publication-release-')
const dataDir = join(home, 'data')
const outside = { NODE_ENV: 'production', PATH: '/usr/bin:/bin' } as const

let made: Awaited<ReturnType<typeof makeRelease>>
let folder = ''

beforeAll(async () => {
  // The least compression: half of the time of this test.
  made = await makeRelease({ to: join(home, 'out'), postgres: true, report: () => {}, level: 1 })
  mkdirSync(join(home, 'releases'))
  mkdirSync(dataDir)
  spawnSync('tar', ['-xzf', made.file, '-C', join(home, 'releases')])
  folder = join(home, 'releases', '1')
  const [, top = ''] = /(publication-[^/]+?)\.tar\.gz$/.exec(made.file) ?? []
  renameSync(join(home, 'releases', top), folder)
  symlinkSync('releases/1', join(home, 'current'))
  spawnSync('chmod', ['-R', 'a-w', join(home, 'releases')])
  unprivileged.own(dataDir)
})

afterAll(async () => {
  await killEverything(dataDir)
  removeTree(home)
})

test('a release is within its size, packed and unpacked, and has a checksum', () => {
  expect(made.packed).toBeLessThan(250 * MEGABYTE)
  expect(made.unpacked).toBeLessThan(550 * MEGABYTE)
  const { status } = spawnSync('sha256sum', ['--check', `${made.file}.sha256`], { cwd: join(home, 'out') })
  expect(status).toBe(0)
})

test('it holds no tests, no sources of builds and nothing of this folder but what is served', () => {
  for (const path of [
    'e2e',
    'test',
    'bin/release',
    '.next/cache',
    'lib/updates/updating.test.ts',
    '.env',
    '.data',
  ])
    expect(existsSync(join(folder, path)), path).toBe(false)
  for (const path of ['.env.example', 'LICENSE', 'CHANGELOG.md', 'prisma/migrations', 'release.json'])
    expect(existsSync(join(folder, path)), path).toBe(true)
})

test('it runs as any user from a folder that cannot be written, without installing or building', async () => {
  const settings = {
    PORT: '0',
    LOG_LEVEL: 'silent',
    ADMIN_EMAIL: 'ana@example.org',
    ADMIN_PASSWORD: 'seventeen-geese',
  }
  writeFileSync(join(home, '.env'), 'SAMPLE_CONTENT=false\n', { mode: 0o644 })
  const site = start(process.execPath, [join(home, 'current/bin/start.mjs')], {
    ...unprivileged.identity,
    env: { ...outside, ...settings },
    cwd: '/',
  })
  const address = await addressOf(site)
  expect(site.said()).not.toMatch(/Installing|Generating|Building/)
  for (const path of ['/', '/login', '/feed.xml', '/sitemap.xml', '/readyz', '/manifest.webmanifest'])
    expect((await fetch(`${address}${path}`)).status, path).toBe(200)
  // What outlives the release is beside it.
  expect(existsSync(join(dataDir, 'postgres/PG_VERSION'))).toBe(true)
  const page = await (await fetch(`${address}/login`)).text()
  for (const [, file = ''] of page.matchAll(/(?:src|href)="(\/_next\/[^"]+)"/g))
    expect((await fetch(`${address}${file}`)).status, file).toBe(200)

  const users = command('user', 'list', '--json')
  expect(JSON.parse(users.stdout)).toMatchObject({ users: [{ email: 'ana@example.org', role: 'owner' }] })
  expect(command('--version').stdout.trim()).toBe(versionOf(folder))
  expect(command('update', 'check', '--from', made.file).stderr).toMatch(/may not write|EACCES/)

  site.kill('SIGTERM')
  expect(await site.ended).toBe(0)
})

function command(...args: string[]) {
  return spawnSync(process.execPath, [join(home, 'current/bin/cli.mjs'), ...args], {
    ...unprivileged.identity,
    env: outside,
    cwd: '/',
    encoding: 'utf8',
  })
}

function versionOf(release: string): string {
  return JSON.parse(readFileSync(join(release, 'release.json'), 'utf8')).version
}
