import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DiskEngine } from '#lib/storage/disk-engine.ts'
import type { StorageEngine } from '#lib/storage/engine.ts'
import { hashOfStream } from '#lib/storage/files.ts'
import { S3Engine } from '#lib/storage/s3/engine.ts'
import { isTemporary } from '#lib/storage/sweeping.ts'
import { temporaryFolder } from '#test/folder.ts'
import { type ObjectStorage, startObjectStorage } from '#test/object-storage.ts'
import { killAll, type Program, start } from '#test/programs.ts'

const FILES = 40
let storage: ObjectStorage

beforeAll(async () => {
  storage = await startObjectStorage()
})

afterAll(killAll)

test('a move that is killed half-way loses nothing, and is completed by the next one', async () => {
  const dataDir = temporaryFolder()
  const disk = new DiskEngine(dataDir)
  const s3 = new S3Engine({ settings: storage.parsed, dataDir })
  const hashes = Array.from({ length: FILES }, () => writeImage(dataDir))
  const cli = (...args: string[]) => moveCommand(dataDir, args)

  expect(JSON.parse(await output(cli('--to', 's3', '--dry-run', '--json')))).toMatchObject({ moved: FILES })
  await killMidway(cli('--to', 's3', '--yes'), 'PUT')
  await expectWhole(hashes, [disk, s3])
  expect(await output(cli('--to', 's3', '--yes'))).toMatch(/files? moved to s3, \d+ MB\.\n$/)
  expect([await count(disk), await count(s3)]).toEqual([0, FILES])
  await expectWhole(hashes, [s3])

  await killMidway(cli('--to', 'disk', '--yes'), 'DELETE')
  await expectWhole(hashes, [disk, s3])
  await output(cli('--to', 'disk', '--yes'))
  expect([await count(disk), await count(s3)]).toEqual([FILES, 0])
  await expectWhole(hashes, [disk])
})

test('without a terminal it asks for --yes, without S3 it says what to set, and a failing S3 stops it with a sentence', async () => {
  const dataDir = temporaryFolder()
  writeImage(dataDir)
  const asking = moveCommand(dataDir, ['--to', 's3'])
  expect(await asking.ended).not.toBe(0)
  expect(asking.said()).toContain('Use --yes')
  const unset = moveCommand(dataDir, ['--to', 's3', '--yes'], {})
  expect(await unset.ended).not.toBe(0)
  expect(unset.said()).toContain('Set S3_BUCKET')
  storage.trouble = 'full'
  const full = moveCommand(dataDir, ['--to', 's3', '--yes'])
  expect(await full.ended).not.toBe(0)
  expect(full.said()).toContain('The file storage is full. Free some space and try again.')
  storage.trouble = 'none'
})

function moveCommand(dataDir: string, args: string[], env = storage.settings): Program {
  const { PATH, HOME } = process.env
  const given = { PATH, HOME, NODE_ENV: 'production', DATA_DIR: dataDir, ...env }
  return start(process.execPath, ['bin/cli.mjs', 'media', 'move', ...args], {
    cwd: resolve(import.meta.dirname, '..'),
    env: given as NodeJS.ProcessEnv,
  })
}

async function output(program: Program): Promise<string> {
  expect(await program.ended, program.said()).toBe(0)
  return program.said()
}

/** Kills it when the storage has received some requests of a kind. */
async function killMidway(program: Program, method: string) {
  const before = storage.requests.length
  const arrived = () => storage.requests.slice(before).filter((line) => line.startsWith(method)).length
  await expect.poll(arrived, { interval: 5 }).toBeGreaterThan(FILES / 5)
  program.kill('SIGKILL')
  expect(await program.ended, program.said()).toBe('SIGKILL')
}

/** Every image is in one of the places, as it was. */
async function expectWhole(hashes: readonly string[], engines: readonly StorageEngine[]) {
  for (const hash of hashes) {
    const found = await Promise.all(engines.map((engine) => engine.open(keyOf(hash))))
    const files = found.filter((file) => file !== null)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) expect(await hashOfStream(file.stream())).toBe(hash)
  }
}

async function count(engine: StorageEngine): Promise<number> {
  const keys = await Array.fromAsync(engine.list('media'))
  return keys.filter((key) => !isTemporary(key)).length
}

function writeImage(dataDir: string): string {
  const bytes = randomBytes(100_000)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const path = join(dataDir, keyOf(hash))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
  return hash
}

function keyOf(hash: string): string {
  return `media/${hash.slice(0, 2)}/${hash}.png`
}
