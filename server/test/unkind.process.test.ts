import { mkdtempSync, rmSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '#lib/db/embedded/free-port.ts'
import { addressOf, killEverything, npmStart, supervisorPid } from '#test/site.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'publication-unkind-'))

beforeAll(() => void process.chdir(join(import.meta.dirname, '../..')))

afterAll(async () => {
  await killEverything(dataDir)
  rmSync(dataDir, { recursive: true, force: true })
})

test('unknown addresses write no file, and after a kill under load the site serves the same', async () => {
  const env = { SAMPLE_CONTENT: 'true', PORT: String(await freePort()) }
  const site = npmStart({ dataDir, env })
  const address = await addressOf(site)
  const paths = ['/', '/blog', '/blog/attention-by-hand', '/feed.json', '/tags']
  const before = await Promise.all(paths.map((path) => read(address + path)))
  expect(before.map(([status]) => status)).toEqual(paths.map(() => 200))

  const files = await countFiles()
  for (let number = 0; number < 100; number++)
    expect((await read(`${address}/blog/none-${number}`))[0]).toBe(404)
  expect(await countFiles()).toBe(files)

  const readers = paths.map(async (path) => {
    for (;;) await read(address + path)
  })
  const cut = Promise.allSettled(readers)
  process.kill(supervisorPid(dataDir), 'SIGKILL')
  await cut

  await site.ended
  const again = npmStart({ dataDir, env })
  expect(await addressOf(again)).toBe(address)
  const after = await Promise.all(paths.map((path) => read(address + path)))
  expect(after).toEqual(before)
  again.kill('SIGTERM')
  expect(await again.ended).toBe(0)
})

async function read(url: string): Promise<[number, string]> {
  const reply = await fetch(url)
  return [reply.status, await reply.text()]
}

/** Except the database's own files, and image sizes made in the background. */
async function countFiles(): Promise<number> {
  const files = await Array.fromAsync(glob(['.next/**/*', `${dataDir}/**/*`]))
  return files.filter((file) => !/postgres|media\/..\/[0-9a-f]{64}-/.test(file)).length
}
