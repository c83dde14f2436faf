import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Program, runs } from '#test/programs.ts'
import { addressOf, killEverything, npmStart, postmasterPid, serverPid, supervisorPid } from '#test/site.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'publication-supervised-'))
const ANSWER_WITHIN = 120_000

beforeAll(() => chmodSync(dataDir, 0o711))
afterEach(() => killEverything(dataDir))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

test('who asks while the server is dead waits for the next one, the database goes on, and every line of the log is JSON', async () => {
  const site = startTroubled()
  const address = await addressOf(site)
  const database = postmasterPid(dataDir)
  const [setup = ''] = /http\S+\/setup\?token=[\w-]+/.exec(site.said()) ?? []

  process.kill(serverPid(dataDir), 'SIGKILL')
  // Asked once, and answered: the connection waits in the queue of the port.
  expect((await ask(`${address}/healthz`)).status).toBe(200)
  await shows(address)
  expect(messages(site)).toContainEqual(expect.stringMatching(/^The server crashed: .*SIGKILL.* Restarting/))

  process.kill(serverPid(dataDir), 'SIGWINCH')
  await site.says(/The server crashed: [^"]*out of memory/)
  expect(messages(site)).toContainEqual(expect.stringContaining('heap out of memory'))
  await shows(setup)
  expect(postmasterPid(dataDir)).toBe(database)

  process.kill(serverPid(dataDir), 'SIGUSR2')
  await ask(`${address}/login`, { method: 'POST', headers: { 'next-action': '0'.repeat(42) }, body: '[' })
  await site.says(/thrown and not caught/)
  await site.says(/rejected and not caught/)
  await shows(address)
  site.kill('SIGTERM')
  expect(await site.ended).toBe(0)
  expect(linesOf(site).filter((line) => !isRecord(line))).toEqual([`Ready on ${address}`])
  expect(recordOf(site, 'printed as an error')).toMatchObject({
    level: 50,
    msg: 'a word of Next',
    err: { message: 'printed as an error', stack: expect.stringContaining('sayThings') },
  })
  expect(messages(site)).toEqual(
    expect.arrayContaining([
      'a coloured word\nof two lines',
      'raw words\n    and more of them',
      'raw words on stdout',
      expect.stringContaining('Warning: a warning of Node'),
    ]),
  )
})

test('five deaths within a minute end it with the reason, and the database with it', async () => {
  const site = npmStart({ dataDir })
  await addressOf(site)
  const pids = [supervisorPid(dataDir), postmasterPid(dataDir)]
  for (let death = 1; death <= 5; death++) await killServer()
  expect(await site.ended).toBe(1)
  expect(messages(site)).toContainEqual(expect.stringMatching(/crashed 5 times within a minute.*SIGKILL/))
  await vi.waitUntil(() => !pids.some(runs), 60_000)
})

test('SIGTERM while it waits to start the server again stops everything cleanly', async () => {
  const site = npmStart({ dataDir })
  await addressOf(site)
  const pids = [supervisorPid(dataDir), postmasterPid(dataDir)]
  for (let death = 1; death <= 4; death++) await killServer()
  await site.says(/Restarting in 2 s/)
  site.kill('SIGTERM')
  expect(await site.ended).toBe(0)
  await vi.waitUntil(() => !pids.some(runs), 60_000)
  expect(serverPid(dataDir)).toBe(0)
  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8').trim()).toMatch(/database system is shut down$/)
})

function startTroubled(): Program {
  const trouble = `--import=${resolve('test/trouble.mjs')}`
  return npmStart({ dataDir, env: { NODE_OPTIONS: trouble, LOG_LEVEL: 'info' } })
}

/** Kills the process that serves, as soon as there is one, and waits until it is gone. */
async function killServer(): Promise<void> {
  const pid = await vi.waitUntil(() => serverPid(dataDir), 60_000)
  process.kill(pid, 'SIGKILL')
  await vi.waitUntil(() => serverPid(dataDir) !== pid, 60_000)
}

/** Waits until a page is shown. A machine that is busy may take long for the first one, and says 503. */
async function shows(address: string): Promise<void> {
  await vi.waitUntil(async () => (await ask(address)).status === 200, ANSWER_WITHIN)
}

function ask(address: string, init: RequestInit = {}): Promise<Response> {
  return fetch(address, { ...init, signal: AbortSignal.timeout(ANSWER_WITHIN) })
}

/** What it said, without the lines that npm begins with. */
function linesOf(site: Program): string[] {
  return site
    .said()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('> '))
}

function isRecord(line: string): boolean {
  try {
    const { level, time, msg } = JSON.parse(line)
    return [typeof level, typeof time, typeof msg].join() === 'number,string,string'
  } catch {
    return false
  }
}

function messages(site: Program): string[] {
  return linesOf(site)
    .filter(isRecord)
    .map((line) => JSON.parse(line).msg)
}

function recordOf(site: Program, words: string): unknown {
  const line = linesOf(site).find((one) => one.includes(words))
  return line && JSON.parse(line)
}
