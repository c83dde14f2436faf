import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { rows } from '#test/empty-database.ts'
import { type Program, runs, signalGroup, start } from '#test/programs.ts'
import {
  addressOf,
  databaseAddress,
  killEverything,
  npmStart,
  postmasterPid,
  serverPid,
  supervisorPid,
} from '#test/site.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'publication-start-'))

beforeAll(async () => {
  chmodSync(dataDir, 0o711)
  const site = npmStart({ dataDir })
  await addressOf(site)
  await rows(databaseAddress(dataDir), 'CREATE TABLE notes (text text)')
  site.kill('SIGTERM')
  await site.ended
  return () => rmSync(dataDir, { recursive: true, force: true })
})

describe('a start on existing data', () => {
  let site: Program
  let secret = ''

  beforeAll(async () => {
    secret = readFileSync(join(dataDir, 'auth.secret'), 'utf8')
    site = npmStart({ dataDir })
    await addressOf(site)
    return () => killEverything(dataDir)
  })

  test('a start names its steps and says last where the site is', async () => {
    const address = await addressOf(site)
    const lines = linesOf(site.said())
    const last = lines.pop()
    expect(last).toBe(`Ready on ${address}`)
    expect(lines.map((line) => JSON.parse(line).msg).filter((text) => /^[A-Z]/.test(text))).toEqual([
      'Reading the settings',
      `Starting PostgreSQL in ${dataDir}`,
      expect.stringMatching(/^Checking port \d+$/),
      'Checking the build',
      expect.stringMatching(/^Connecting to the database at 127.0.0.1:\d+$/),
      'Applying migrations',
      'Starting the server',
      'Checking for an owner',
      expect.stringMatching(/^No owner yet\. Open this one-time link .*: http/),
    ])
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    expect(await (await fetch(address)).text()).toContain(`<link rel="canonical" href="${address}/"/>`)
  })

  test('while there is no user, a start prints the set-up link for the owner', async () => {
    const address = await addressOf(site)
    const [setup = ''] = /http\S+\/setup\?token=[\w-]+/.exec(site.said()) ?? []
    expect(setup.startsWith(`${address}/setup?`)).toBe(true)
    expect((await fetch(setup)).status).toBe(200)
    expect((await fetch(`${address}/setup?token=guessed`)).status).toBe(404)
  })

  test('the secret that signs sessions is made once, and only its owner reads it', () => {
    const file = join(dataDir, 'auth.secret')
    expect(secret.trim()).toMatch(/^[0-9a-f]{64}$/)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).toBe(secret)
  })

  // Last, because it ends the site of the tests above.
  test('SIGTERM to npm stops everything cleanly', async () => {
    await expectCleanEnd(() => site.kill('SIGTERM'), site.ended)
  })
})

describe('a start of its own', () => {
  afterEach(() => killEverything(dataDir))

  test('it starts with nothing in the environment, and a signal to the Node that it began with reaches it', async () => {
    const site = start(hostNode(), [resolve('bin/start.mjs')], {
      env: { NODE_ENV: 'production', PORT: '0', DATA_DIR: dataDir },
      cwd: '/',
    })
    await addressOf(site)
    await expectCleanEnd(() => site.kill('SIGTERM'), site.ended)
  })

  test.skipIf(canBecomeAnother(hostNode()))('it does not outlive the Node that it began with', async () => {
    const site = start(hostNode(), [resolve('bin/start.mjs')], {
      env: { NODE_ENV: 'production', PORT: '0', DATA_DIR: dataDir },
    })
    await addressOf(site)
    const pids = [supervisorPid(dataDir), serverPid(dataDir), postmasterPid(dataDir)]
    site.kill('SIGKILL')
    await vi.waitUntil(() => !pids.some(runs), 60_000)
    expect(lastLogLine()).toMatch(/database system is shut down$/)
  })

  test('Ctrl-C in the terminal stops everything cleanly', async () => {
    const site = npmStart({ dataDir })
    await addressOf(site)
    await expectCleanEnd(() => signalGroup(site.pid, 'SIGINT'), site.ended)
  })

  test('after kill -9 of the supervisor alone its server ends, and the next start finds everything acknowledged', async () => {
    const site = npmStart({ dataDir })
    await addressOf(site)
    await note('supervisor killed')
    const server = serverPid(dataDir)
    process.kill(supervisorPid(dataDir), 'SIGKILL')
    await site.ended
    await vi.waitUntil(() => !runs(server), 60_000)

    const next = npmStart({ dataDir })
    await addressOf(next)
    expect(next.said()).toContain('Stopped the PostgreSQL that a killed process left running.')
    expect(await notes()).toContain('supervisor killed')
  })

  test('after kill -9 of everything the next start finds everything acknowledged', async () => {
    const site = npmStart({ dataDir })
    await addressOf(site)
    await note('everything killed')
    signalGroup(postmasterPid(dataDir), 'SIGKILL')
    signalGroup(site.pid, 'SIGKILL')
    await site.ended

    await addressOf(npmStart({ dataDir }))
    expect(await notes()).toContain('everything killed')
  })

  test('a port that is taken is named, and PostgreSQL does not stay behind', async () => {
    const other = createServer().listen(0)
    await vi.waitUntil(() => other.listening)
    const { port } = other.address() as { port: number }
    const site = npmStart({ dataDir, env: { PORT: String(port) } })
    expect(await site.ended).toBe(1)
    expect(site.said()).toContain(
      `Port ${port} is already in use. Stop the other program, or choose another port`,
    )
    expect(() => postmasterPid(dataDir)).toThrow()
    other.close()
  })

  test.each([
    ['SITE_URL', 'https://news.example/blog'],
    ['TRUSTED_PROXY', '10.0.0.0/99'],
    ['DATA_DIR', '/etc/passwd'],
    ['DATA_DIR', '/proc/x'],
    ['PORT', '70000'],
  ])('%s=%s is refused by name before anything starts', async (name, value) => {
    const elsewhere = join(dataDir, 'nowhere')
    const site = npmStart({ dataDir: elsewhere, env: { [name]: value } })
    expect(await site.ended).toBe(1)
    expect(site.said()).toContain(`${name}: `)
    expect(site.said()).not.toMatch(/Starting PostgreSQL|Checking the build/)
    expect(existsSync(elsewhere)).toBe(false)
  })
})

describe('beside a site', () => {
  beforeAll(async () => {
    await addressOf(npmStart({ dataDir }))
    return () => killEverything(dataDir)
  })

  test('a second start on the same data is refused', async () => {
    const second = npmStart({ dataDir })
    expect(await second.ended).toBe(1)
    expect(second.said()).toMatch(/Starting PostgreSQL .*: failed\.\\n.* is running already \(process \d+\)/)
  })

  test('a database of one’s own that is not right is explained', async () => {
    const url = databaseAddress(dataDir)
    const attempts: { env: Record<string, string>; says: RegExp }[] = [
      { env: { DATABASE_URL: url }, says: /AUTH_SECRET is not\. Set it .*openssl rand/ },
      { env: { DATABASE_URL: wrong(url, 'password'), AUTH_SECRET }, says: /refuses the password/ },
      { env: { DATABASE_URL: wrong(url, 'pathname'), AUTH_SECRET }, says: /There is no database \S*wrong/ },
      { env: { DATABASE_URL: 'mysql://localhost/x', AUTH_SECRET }, says: /DATABASE_URL: .*/ },
    ]
    const elsewhere = join(dataDir, 'elsewhere')
    for (const { env, says } of attempts) {
      const site = npmStart({ dataDir: elsewhere, env })
      expect(await site.ended).toBe(1)
      expect(site.said()).toMatch(says)
    }
  })

  test('it runs on a database of one’s own', async () => {
    const env = { DATABASE_URL: databaseAddress(dataDir), AUTH_SECRET }
    const address = await addressOf(npmStart({ dataDir: join(dataDir, 'elsewhere'), env }))
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
  })
})

const AUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests'

async function expectCleanEnd(signal: () => void, ended: Promise<unknown>) {
  const pids = [supervisorPid(dataDir), serverPid(dataDir), postmasterPid(dataDir)]
  signal()
  expect(await ended).toBe(0)
  await vi.waitUntil(() => !pids.some(runs), 60_000)
  expect(lastLogLine()).toMatch(/database system is shut down$/)
}

/** What the program said itself; npm begins with lines of its own. */
function linesOf(said: string): string[] {
  return said.split('\n').filter((line) => /^(\{|Ready)/.test(line))
}

function lastLogLine(): string | undefined {
  return readFileSync(join(dataDir, 'postgres.log'), 'utf8').trim().split('\n').at(-1)
}

/** Then it is the server itself, and nothing is left to watch over it. */
function canBecomeAnother(node: string): boolean {
  return spawnSync(node, ['-p', 'typeof process.execve'], { encoding: 'utf8' }).stdout.trim() === 'function'
}

/** The Node of the machine, which may be older than the project's. */
function hostNode(): string {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
  const [found] = folders.map((folder) => join(folder, 'node')).filter(works)
  return found ?? process.execPath
}

function works(node: string): boolean {
  return spawnSync(node, ['--version']).status === 0
}

function wrong(url: string, part: 'password' | 'pathname'): string {
  return Object.assign(new URL(url), { [part]: 'wrong' }).href
}

async function note(text: string) {
  await rows(databaseAddress(dataDir), `INSERT INTO notes VALUES ('${text}')`)
}

async function notes(): Promise<unknown[]> {
  return (await rows(databaseAddress(dataDir), 'SELECT text FROM notes')).map(({ text }) => text)
}
