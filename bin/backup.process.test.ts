import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { temporaryFolder } from '#test/folder.ts'
import { type Program, start } from '#test/programs.ts'
import { killEverything } from '#test/site.ts'

const LARGE = 400
const folders: string[] = []

beforeEach(() => {
  folders.length = 0
})

afterEach(async () => {
  for (const dataDir of folders) await killEverything(dataDir)
})

test('a backup moves a publication to a new place, in bounded memory, and survives being killed', async () => {
  const [here, there] = [newPlace(), newPlace()]
  const folder = temporaryFolder()
  const path = join(folder, 'site.backup')
  await ends(cli(here, 'user', 'create', 'ana@example.org', '--role', 'author'))
  await ends(inPlace(here, 'test/large-media.ts', String(LARGE)))

  // Killed in the middle of writing: no backup, and the next one is right.
  const killed = cli(here, 'backup', 'create', path)
  await vi.waitUntil(() => readdirSync(folder).some((name) => name.endsWith('.incoming')), 60_000)
  killed.kill('SIGKILL')
  await killed.ended
  expect(existsSync(path)).toBe(false)

  // Stopped by Ctrl-C: nothing at all is left.
  const stopped = cli(here, 'backup', 'create', path)
  const left = readdirSync(folder).length
  await vi.waitUntil(() => readdirSync(folder).length > left, 60_000)
  stopped.kill('SIGINT')
  expect(await stopped.ended, stopped.said()).toBe(130)
  expect(readdirSync(folder)).toHaveLength(left)

  const create = watched(cli(here, 'backup', 'create', path))
  expect(await create.program.ended, create.program.said()).toBe(0)
  expect(create.highest()).toBeLessThan(LARGE * 0.75)

  // Killed in the middle of restoring: the place is as empty as it was, and the next restore succeeds.
  const half = cli(there, 'backup', 'restore', path)
  await vi.waitUntil(() => existsSync(join(there, 'media')), 60_000)
  half.kill('SIGKILL')
  await half.ended
  const restore = watched(cli(there, 'backup', 'restore', path))
  expect(await restore.program.ended, restore.program.said()).toBe(0)
  expect(restore.highest()).toBeLessThan(LARGE * 0.75)

  expect(await ends(cli(there, 'user', 'list'))).toMatch(/ana@example\.org/)
  expect(JSON.parse(await ends(cli(there, 'media', 'check', '--json')))).toMatchObject({
    pictures: 1,
    missing: [],
    damaged: [],
  })
})

function newPlace(): string {
  const dataDir = temporaryFolder()
  chmodSync(dataDir, 0o711)
  folders.push(dataDir)
  return dataDir
}

function cli(dataDir: string, ...args: string[]): Program {
  return start(process.execPath, ['bin/cli.mjs', ...args], { env: { ...process.env, DATA_DIR: dataDir } })
}

function inPlace(dataDir: string, ...args: string[]): Program {
  return start(process.execPath, args, { env: { ...process.env, DATA_DIR: dataDir } })
}

async function ends(program: Program): Promise<string> {
  expect(await program.ended, program.said()).toBe(0)
  return program.said()
}

/** A program, and the most memory it took, in megabytes (0 where the system does not tell). */
function watched(program: Program): { program: Program; highest: () => number } {
  let highest = 0
  const look = setInterval(() => {
    const status = `/proc/${program.pid}/status`
    if (!existsSync(status)) return
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8')) ?? []
    highest = Math.max(highest, Number(kilobytes) / 1024)
  }, 20)
  void program.ended.then(() => clearInterval(look))
  return { program, highest: () => highest }
}
