import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/folder.ts'
import { isInstalled } from './installed.mjs'

const lock = {
  '': { version: '1.0.0' },
  'node_modules/react': { version: '19.0.0' },
  'node_modules/for-another-system': { version: '1.0.0', optional: true },
  'node_modules/vitest': { version: '5.0.0', dev: true },
}

test('what the lock file names is installed, packages of other systems aside', () => {
  expect(isInstalled(project({ 'node_modules/react': { version: '19.0.0' } }))).toBe(true)
})

test('packages for development count only where they are asked for', () => {
  const served = { 'node_modules/react': { version: '19.0.0' } }
  const tested = { ...served, 'node_modules/vitest': { version: '5.0.0' } }
  expect(isInstalled(project(served), { dev: true })).toBe(false)
  expect(isInstalled(project(tested), { dev: true })).toBe(true)
  expect(isInstalled(project(tested))).toBe(true)
})

test('another version, a missing package, or nothing at all calls for an installation', () => {
  expect(isInstalled(project({ 'node_modules/react': { version: '18.0.0' } }))).toBe(false)
  expect(isInstalled(project({}))).toBe(false)
  expect(isInstalled(temporaryFolder())).toBe(false)
})

test('a package whose folder is gone calls for an installation', () => {
  const folder = project({ 'node_modules/react': { version: '19.0.0' } }, [])
  expect(isInstalled(folder)).toBe(false)
})

function project(installed: object, folders = Object.keys(installed)): string {
  const folder = temporaryFolder()
  for (const path of ['node_modules/.bin', ...folders]) mkdirSync(join(folder, path), { recursive: true })
  writeFileSync(join(folder, 'node_modules/.bin/node'), '')
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: lock }))
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }))
  return folder
}
