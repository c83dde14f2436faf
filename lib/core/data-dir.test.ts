import { chmodSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeDataDir } from '#lib/core/data-dir.ts'
import { temporaryFolder } from '#test/folder.ts'

const isRoot = process.getuid?.() === 0

test('a folder is made with those above it, closed to others, and nothing else is left in it', () => {
  const dataDir = join(temporaryFolder(), 'a', 'b')
  makeDataDir(dataDir)
  makeDataDir(dataDir)
  expect(statSync(dataDir).mode & 0o777).toBe(isRoot ? 0o711 : 0o700)
  expect(readdirSync(dataDir)).toEqual([])
})

test.each([
  '/proc/x',
  '/proc/self',
  '/sys/x/y',
  '/dev/x',
  '/',
  '.',
  'public',
  '.git/x',
  '/etc/passwd',
  '/etc/passwd/x',
])('%s is refused by name', (dataDir) => {
  expect(() => makeDataDir(dataDir)).toThrow(/^DATA_DIR: .*\.$/)
})

test('a link that leads to a place that is none is refused, and one that leads nowhere', () => {
  const folder = temporaryFolder()
  symlinkSync('/proc', join(folder, 'proc'))
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'))
  symlinkSync(join(folder, 'circle'), join(folder, 'circle'))
  for (const name of ['proc/x', 'dangling', 'circle'])
    expect(() => makeDataDir(join(folder, name))).toThrow(/^DATA_DIR: .*\.$/)
})

test('a file in the way is named', () => {
  const file = join(temporaryFolder(), 'notes.txt')
  writeFileSync(file, '')
  expect(() => makeDataDir(join(file, 'data'))).toThrow(`DATA_DIR: ${file} is not a folder.`)
})

test.skipIf(isRoot)('a folder that may not be written is refused', () => {
  const folder = temporaryFolder()
  chmodSync(folder, 0o500)
  expect(() => makeDataDir(join(folder, 'data'))).toThrow(/may not write/)
  expect(() => makeDataDir(folder)).toThrow(/may not write/)
})

test('what the system refuses is said with its code', () => {
  expect(() => makeDataDir(join(temporaryFolder(), 'x'.repeat(300)))).toThrow(/^DATA_DIR: .*ENAMETOOLONG/)
})
