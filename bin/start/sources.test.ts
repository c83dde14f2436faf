import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/folder.ts'
import { writeInto } from '#test/folders.ts'
import { hashSources } from './sources.ts'

test('the hash is of contents and paths inside the folder, wherever the folder is', async () => {
  const folder = someSources()
  // A name that would look like one of a test, if the whole path counted.
  const copy = join(temporaryFolder(), 'fixtures', 'site')
  cpSync(folder, copy, { recursive: true })
  const hash = await hashSources(folder)
  expect(await hashSources(copy)).toBe(hash)
  writeInto(copy, 'lib/a.ts', 'export const a = 2')
  expect(await hashSources(copy)).not.toBe(hash)
})

test('a file that moves changes the hash; a test does not', async () => {
  const folder = someSources()
  const hash = await hashSources(folder)
  writeInto(folder, 'lib/a.test.ts', 'test')
  expect(await hashSources(folder)).toBe(hash)
  writeInto(folder, 'components/a.ts', 'export const a = 1')
  expect(await hashSources(folder)).not.toBe(hash)
})

function someSources(): string {
  const folder = temporaryFolder()
  writeInto(folder, 'lib/a.ts', 'export const a = 1')
  writeInto(folder, 'package.json', '{}')
  return folder
}
