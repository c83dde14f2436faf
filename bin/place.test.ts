import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/folder.ts'
import { writeInto } from '#test/folders.ts'
import { isRelease, settingsOf } from './place.mjs'

test('a clone has its own .env, and nothing else is implied', () => {
  const folder = temporaryFolder()
  expect(settingsOf(folder)).toEqual({ file: undefined, defaults: {} })
  writeInto(folder, '.env', 'PORT=3001')
  expect(settingsOf(folder)).toEqual({ file: join(folder, '.env'), defaults: {} })
  expect(isRelease(folder)).toBe(false)
})

test('a release among others has its settings and data beside them', () => {
  const home = temporaryFolder()
  const folder = join(home, 'releases', '1.0.0')
  writeInto(folder, 'release.json', '{}')
  expect(withoutEnvironment(() => settingsOf(folder)).defaults).toEqual({
    DATA_DIR: join(home, 'data'),
    NODE_COMPILE_CACHE: join(home, 'data', 'compiled'),
  })
  writeInto(home, '.env', 'DATA_DIR=elsewhere')
  expect(withoutEnvironment(() => settingsOf(folder))).toEqual({
    file: join(home, '.env'),
    defaults: { DATA_DIR: join(home, 'elsewhere'), NODE_COMPILE_CACHE: join(home, 'elsewhere', 'compiled') },
  })
})

test('a release anywhere else keeps its data inside, unless told otherwise', () => {
  const folder = temporaryFolder()
  writeInto(folder, 'release.json', '{}')
  expect(withoutEnvironment(() => settingsOf(folder)).defaults.DATA_DIR).toBe(join(folder, '.data'))
})

/** The test run sets DATA_DIR, which comes first. */
function withoutEnvironment<T>(work: () => T): T {
  const { DATA_DIR } = process.env
  delete process.env.DATA_DIR
  try {
    return work()
  } finally {
    process.env.DATA_DIR = DATA_DIR
  }
}
