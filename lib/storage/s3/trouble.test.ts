import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Unavailable } from '#lib/core/errors.ts'
import { Breaker } from '#lib/storage/s3/breaker.ts'
import { S3Engine } from '#lib/storage/s3/engine.ts'
import { S3Unreachable } from '#lib/storage/s3/faults.ts'
import { type ObjectStorage, SHORT, startObjectStorage } from '#test/object-storage.ts'

const folder = mkdtempSync(join(tmpdir(), 'publication-trouble-'))
let storage: ObjectStorage
let engine: S3Engine

beforeAll(async () => {
  storage = await startObjectStorage()
})

beforeEach(async () => {
  storage.trouble = 'none'
  engine = new S3Engine({ settings: storage.parsed, dataDir: folder })
  await engine.store('media/ab/one', Buffer.alloc(100_000))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SILENT = /^The file storage does not respond\. Try again in a minute\.$/

test.each([
  ['hang', SILENT],
  ['refuse', SILENT],
  ['forbid', /^The file storage refused the request \(\w+\)\. An administrator .* doctor$/],
] as const)(
  'a storage that does this to every request is unavailable, and says so: %s',
  async (trouble, message) => {
    const patience = trouble === 'hang' ? { timeouts: SHORT } : {}
    const tried = new S3Engine({ settings: storage.parsed, dataDir: folder, ...patience })
    storage.trouble = trouble
    const calls = [
      () => tried.open('media/ab/one'),
      () => tried.store('media/ab/two', Buffer.from('two')),
      () => tried.store('media/ab/two', [Buffer.from('two')]),
      () => tried.remove('media/ab/one'),
      () => Array.fromAsync(tried.list('media')),
    ]
    for (const call of calls) {
      const error = await call().catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(Unavailable)
      expect(error).toMatchObject({ message: expect.stringMatching(message) })
    }
    expect(readdirSync(folder, { recursive: true })).toEqual(['spool'])
    storage.trouble = 'none'
    const fresh = new S3Engine({ settings: storage.parsed, dataDir: folder })
    expect(await Array.fromAsync(fresh.list('media'))).toEqual(['media/ab/one'])
  },
)

test('a full storage says that it is full', async () => {
  storage.trouble = 'full'
  const long = Array.from({ length: 8 }, () => Buffer.alloc(1024 * 1024))
  for (const source of [Buffer.from('two'), long])
    await expect(engine.store('media/ab/two', source)).rejects.toThrow(/is full|does not respond/)
  await expect(engine.store('media/ab/two', Buffer.from('two'))).rejects.toThrow(/is full/)
})

test('a body that is cut off is an error, never a shorter file', async () => {
  const file = await engine.open('media/ab/one')
  storage.trouble = 'cut'
  await expect(buffer(file?.stream() ?? Readable.from([]))).rejects.toThrow(SILENT)
})

test('a connection that breaks once is tried again', async () => {
  storage.trouble = 'refuse'
  const before = storage.requests.length
  const opening = engine.open('media/ab/one')
  await expect.poll(() => storage.requests.length).toBeGreaterThan(before)
  storage.trouble = 'none'
  expect((await opening)?.size).toBe(100_000)
})

test('after three failures in a row requests fail at once, until one of them gets through again', async () => {
  let now = 0
  let attempts = 0
  const breaker = new Breaker(() => now)
  const failing = () => {
    attempts += 1
    return Promise.reject(new S3Unreachable())
  }
  for (let time = 0; time < 10; time++) await expect(breaker.run(failing)).rejects.toThrow(SILENT)
  expect(attempts).toBe(3)
  now = 5_001
  for (let time = 0; time < 10; time++) await expect(breaker.run(failing)).rejects.toThrow(SILENT)
  expect(attempts).toBe(4)
  now = 10_003
  expect(await breaker.run(async () => 'answer')).toBe('answer')
  expect(await breaker.run(async () => 'answer')).toBe('answer')
})
