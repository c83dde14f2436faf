import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DiskEngine } from '#lib/storage/disk-engine.ts'
import type { StorageEngine } from '#lib/storage/engine.ts'
import { S3Engine } from '#lib/storage/s3/engine.ts'
import { startObjectStorage } from '#test/object-storage.ts'

// The contract that every engine keeps; see lib/storage/engine.ts.

const folder = mkdtempSync(join(tmpdir(), 'publication-engines-'))
let engines: Record<string, StorageEngine> = {}

beforeAll(async () => {
  const { parsed } = await startObjectStorage()
  engines = {
    disk: new DiskEngine(folder),
    s3: new S3Engine({ settings: parsed, dataDir: folder, pageSize: 10 }),
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(['disk', 's3'] as const)('%s', (name) => {
  let engine: StorageEngine

  beforeEach(async () => {
    const chosen = engines[name]
    if (!chosen) throw new Error('There is no such engine.')
    engine = chosen
    for (const key of await keysOf('media')) await engine.remove(key)
  })

  test('bytes come back as they were, with their size', async () => {
    const bytes = randomBytes(100_000)
    await engine.store('media/ab/one.webp', bytes)
    const file = await engine.open('media/ab/one.webp')
    expect(file?.size).toBe(100_000)
    expect((await read('media/ab/one.webp'))?.equals(bytes)).toBe(true)
  })

  test('an empty file is a file', async () => {
    await engine.store('media/ab/empty', Buffer.alloc(0))
    expect((await engine.open('media/ab/empty'))?.size).toBe(0)
    expect((await read('media/ab/empty'))?.length).toBe(0)
  })

  test('a stream of unknown length is stored, and many megabytes come back', async () => {
    const chunk = randomBytes(1024 * 1024)
    await engine.store('media/ab/long', repeat(chunk, 12))
    expect((await engine.open('media/ab/long'))?.size).toBe(12 * chunk.length)
    const expected = createHash('sha256')
    for (let time = 0; time < 12; time++) expected.update(chunk)
    const found = createHash('sha256')
    for await (const each of (await engine.open('media/ab/long'))?.stream() ?? []) found.update(each)
    expect(found.digest('hex')).toBe(expected.digest('hex'))
    expect(leftovers()).toEqual([])
  })

  test('a stream that fails stores nothing, keeps what was there and leaves nothing behind', async () => {
    await engine.store('media/ab/one', Buffer.from('before'))
    await expect(engine.store('media/ab/one', failing())).rejects.toThrow('The source broke.')
    await expect(engine.store('media/ab/two', failing())).rejects.toThrow('The source broke.')
    expect((await read('media/ab/one'))?.toString()).toBe('before')
    expect(await engine.open('media/ab/two')).toBeNull()
    expect(leftovers()).toEqual([])
  })

  test('storing again replaces', async () => {
    await engine.store('media/ab/one', Buffer.from('one'))
    await engine.store('media/ab/one', Buffer.from('another'))
    expect((await read('media/ab/one'))?.toString()).toBe('another')
  })

  test('what does not exist is null, and removing it does nothing', async () => {
    expect(await engine.open('media/no/such')).toBeNull()
    await engine.remove('media/no/such')
    expect(await engine.removeOld('media/no/such', new Date())).toBe(false)
    expect(await keysOf('nowhere')).toEqual([])
  })

  test('files are listed below their folder, and only those', async () => {
    const keys = ['media/ab/one', 'media/cd/[two] ~x+y.js', 'mediaother/three']
    for (const key of keys) await engine.store(key, Buffer.from(key))
    expect(await keysOf('media')).toEqual(keys.slice(0, 2))
    expect((await read('media/cd/[two] ~x+y.js'))?.toString()).toBe('media/cd/[two] ~x+y.js')
  })

  test('more files than fit on a page of the listing are listed', async () => {
    const keys = Array.from({ length: 25 }, (_, index) => `many/${String(index).padStart(5, '0')}`)
    await Promise.all(keys.map((key) => engine.store(key, Buffer.from('x'))))
    expect(await keysOf('many')).toEqual(keys)
  })

  test('only what is older than a moment is removed as old', async () => {
    await engine.store('media/ab/one', Buffer.from('one'))
    expect(await engine.removeOld('media/ab/one', new Date(Date.now() - 60_000))).toBe(false)
    expect(await engine.open('media/ab/one')).not.toBeNull()
    expect(await engine.removeOld('media/ab/one', new Date(Date.now() + 60_000))).toBe(true)
    expect(await engine.open('media/ab/one')).toBeNull()
  })

  async function keysOf(below: string): Promise<string[]> {
    return (await Array.fromAsync(engine.list(below))).sort()
  }

  async function read(key: string): Promise<Buffer | null> {
    const file = await engine.open(key)
    return file && buffer(file.stream())
  }
})

function leftovers(): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter((each) => /\.(incoming|removing)$/.test(each))
}

function* repeat(chunk: Buffer, times: number) {
  for (let time = 0; time < times; time++) yield chunk
}

async function* failing() {
  yield Buffer.from('half')
  throw new Error('The source broke.')
}
