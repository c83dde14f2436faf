import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Embedded, startEmbedded } from '#lib/db/embedded/starting.ts'
import { rows } from '#test/empty-database.ts'
import { killAll, type Program, runs, signalGroup, start } from '#test/programs.ts'

const dataDir = openFolder()
const lines: string[] = []
const open: Embedded[] = []

beforeAll(async () => {
  const server = await startHere()
  await rows(server.url, 'CREATE TABLE notes (text text)')
  await server.stop()
  return () => rmSync(dataDir, { recursive: true, force: true })
})

afterEach(async () => {
  await killAll()
  for (const server of open.splice(0)) await server.stop()
  lines.length = 0
})

test('the cluster stores UTF-8, sorts by code point, and asks for a scram password on 127.0.0.1 only', async () => {
  const { url } = await startHere()
  const [found] = await rows(
    url,
    `SELECT datcollate, datlocale, datlocprovider, pg_encoding_to_char(encoding) AS encoding,
       current_setting('listen_addresses') AS listens, current_setting('password_encryption') AS passwords,
       current_setting('fsync') AS fsync, current_setting('unix_socket_directories') AS sockets
     FROM pg_database WHERE datname = current_database()`,
  )
  expect(found).toEqual({
    datcollate: 'C',
    datlocale: 'C.UTF-8',
    datlocprovider: 'b',
    encoding: 'UTF8',
    listens: '127.0.0.1',
    passwords: 'scram-sha-256',
    fsync: 'on',
    sockets: '',
  })
  const methods = await rows(url, 'SELECT DISTINCT auth_method FROM pg_hba_file_rules')
  expect(methods).toEqual([{ auth_method: 'scram-sha-256' }])
})

test('only the owner reads the secrets, and the address goes when the server stops', async () => {
  const server = await startHere()
  for (const name of ['postgres.url', 'postgres.password']) {
    expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600)
  }
  expect(readFileSync(join(dataDir, 'postgres.url'), 'utf8').trim()).toBe(server.url)
  await server.stop()
  expect(existsSync(join(dataDir, 'postgres.url'))).toBe(false)
})

test('a second site on the same folder is refused and told who runs', async () => {
  const site = hold('site')
  await site.says(/holding/)
  await expect(startHere()).rejects.toThrow(
    new RegExp(`${dataDir} is running already \\(process ${site.pid}\\).*DATA_DIR`),
  )
})

test('a second site waits while a command uses the folder', async () => {
  const command = hold('command')
  await command.says(/holding/)
  const site = startHere()
  await vi.waitUntil(() => lines.some((line) => line.includes(`command in process ${command.pid}`)))
  command.kill('SIGTERM')
  await expect(site).resolves.toMatchObject({ url: expect.any(String) })
})

test('a server that outlived its killed supervisor is replaced, and nothing acknowledged is missing', async () => {
  const site = hold('site')
  await site.says(/holding/)
  const postmaster = postmasterPid()
  const written = writeNotes('supervisor killed')
  await written.some()
  site.kill('SIGKILL')
  await site.ended
  expect(runs(postmaster)).toBe(true)

  const { url } = await startHere()
  expect(runs(postmaster)).toBe(false)
  expect(lines).toContain('Stopped the PostgreSQL that a killed process left running.')
  expect(await missing(url, await written.acknowledged())).toEqual([])
})

test('after everything was killed nothing acknowledged is missing', async () => {
  const site = hold('site')
  await site.says(/holding/)
  const written = writeNotes('everything killed')
  await written.some()
  signalGroup(postmasterPid(), 'SIGKILL')
  signalGroup(site.pid, 'SIGKILL')
  await site.ended

  const { url } = await startHere()
  expect(await missing(url, await written.acknowledged())).toEqual([])
})

test('a server that dies is started again where it was', async () => {
  const { url } = await startHere()
  signalGroup(postmasterPid(), 'SIGKILL')
  await vi.waitUntil(() => lines.some((line) => line.includes('starting it again')), 10_000)
  await vi.waitUntil(() => rows(url, 'SELECT 1').catch(() => false), 10_000)
})

test('a process number that belongs to another program by now does not keep it from starting', async () => {
  const cluster = join(dataDir, 'postgres')
  // PostgreSQL looks only at programs of its own user.
  const { uid, gid } = statSync(cluster)
  const other = start('sleep', ['600'], { uid, gid, cwd: '/' })
  writeFileSync(join(cluster, 'postmaster.pid'), `${other.pid}\n${cluster}\n`)
  await expect(startHere()).resolves.toBeDefined()
  expect(runs(other.pid)).toBe(true)
})

test('a cluster of another major version is refused with what to do', async () => {
  const file = join(dataDir, 'postgres', 'PG_VERSION')
  const version = readFileSync(file, 'utf8')
  writeFileSync(file, '17\n')
  await expect(startHere()).rejects.toThrow(/made by PostgreSQL 17, .* brings PostgreSQL 18.*DATABASE_URL/)
  writeFileSync(file, version)
})

test('a password that is not the one of the cluster is named', async () => {
  const file = join(dataDir, 'postgres.password')
  const password = readFileSync(file, 'utf8')
  writeFileSync(file, 'another')
  await expect(startHere()).rejects.toThrow(/postgres.password/)
  writeFileSync(file, password)
})

/** One that the user PostgreSQL runs as can pass through. */
function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'publication-embedded-'))
  chmodSync(folder, 0o711)
  return folder
}

async function startHere(): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, kind: 'site', report: (line) => lines.push(line) })
  open.push(server)
  return server
}

function hold(kind: 'site' | 'command'): Program {
  return start(process.execPath, ['test/embedded-holder.ts', dataDir, kind])
}

function postmasterPid(): number {
  return Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10)
}

/** Writes one note after the other until the connection is lost, and remembers which were acknowledged. */
function writeNotes(label: string) {
  const url = readFileSync(join(dataDir, 'postgres.url'), 'utf8').trim()
  const notes: string[] = []
  const end = (async () => {
    for (let number = 1; ; number++) {
      const note = `${label} ${number}`
      await rows(url, `INSERT INTO notes VALUES ('${note}')`)
      notes.push(note)
    }
  })().catch(() => notes)
  return { some: () => vi.waitUntil(() => notes.length > 5, 10_000), acknowledged: () => end }
}

async function missing(url: string, notes: string[]): Promise<string[]> {
  const found = new Set((await rows(url, 'SELECT text FROM notes')).map(({ text }) => text))
  return notes.filter((note) => !found.has(note))
}
