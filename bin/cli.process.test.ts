import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readMigrations } from '#lib/db/migrations.ts'
import { temporaryFolder } from '#test/folder.ts'
import { type Program, runs, start } from '#test/programs.ts'
import { killEverything, postmasterPid } from '#test/site.ts'

let dataDir = ''

beforeEach(() => {
  dataDir = temporaryFolder()
  chmodSync(dataDir, 0o711)
})

afterEach(() => killEverything(dataDir))

test('a command brings its own database while the site does not run, and takes it along', async () => {
  const names = (await readMigrations()).map(({ name }) => name)
  const before = cli('db', 'status')
  expect(await before.ended).toBe(1)
  expect(before.said()).toBe(names.map((name) => `pending  ${name}\n`).join(''))

  const migrate = cli('db', 'migrate', '--json')
  expect(await migrate.ended).toBe(0)
  expect(JSON.parse(migrate.said())).toEqual({ applied: names, unknown: [] })

  const after = cli('db', 'status', '--json')
  expect(await after.ended).toBe(0)
  expect(JSON.parse(after.said())).toEqual({ applied: names, pending: [], edited: [], unknown: [] })
  expect(existsSync(join(dataDir, 'postgres.url'))).toBe(false)
})

test('a command uses the database of the site that runs', async () => {
  const site = hold('site')
  await site.says(/holding/)
  expect(await cli('db', 'migrate').ended).toBe(0)
  expect(runs(postmasterPid(dataDir))).toBe(true)
})

test('a command that is interrupted leaves no database behind', async () => {
  const other = hold('command')
  await other.says(/holding/)
  const command = cli('db', 'migrate')
  await command.says(/Waiting for the command/)
  other.kill('SIGTERM')
  await vi.waitUntil(() => holder() === command.pid, 60_000)
  command.kill('SIGINT')
  expect(await command.ended).toBe(130)
  await vi.waitUntil(() => !existsSync(join(dataDir, 'postgres', 'postmaster.pid')), 60_000)
})

test('a command that does not exist is refused with what there is', async () => {
  const command = cli('db', 'explode')
  expect(await command.ended).toBe(1)
  expect(command.said()).toMatch(/unknown command 'explode'[\s\S]*migrate[\s\S]*status/)
})

function cli(...args: string[]): Program {
  return start(process.execPath, ['bin/cli.mjs', ...args], { env: { ...process.env, DATA_DIR: dataDir } })
}

function hold(kind: 'site' | 'command'): Program {
  return start(process.execPath, ['test/embedded-holder.ts', dataDir, kind])
}

function holder(): number {
  return JSON.parse(readFileSync(join(dataDir, 'postgres.holder'), 'utf8')).pid
}
