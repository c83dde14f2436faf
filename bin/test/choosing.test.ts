import { beforeEach, expect, test, vi } from 'vitest'
import { chooseTests } from './choosing.ts'

// Wherever this run was started.
beforeEach(() => {
  vi.stubEnv('INIT_CWD', process.cwd())
  return () => vi.unstubAllEnvs()
})

test('without arguments everything runs', () => {
  expect(chooseTests([])).toEqual({ kind: 'all' })
})

test('a suite runs alone', () => {
  expect(chooseTests(['--process'])).toEqual({ kind: 'suite', suite: 'process' })
  expect(chooseTests(['--watch'])).toEqual({ kind: 'watch' })
})

test('each test file goes to its runner', () => {
  const vitest = ['bin/start.process.test.ts', './lib/core/env.test.ts', 'components/ui/avatar.test.tsx']
  expect(chooseTests([...vitest, 'e2e/reader/theme.spec.ts'])).toEqual({
    kind: 'files',
    vitest: ['bin/start.process.test.ts', 'lib/core/env.test.ts', 'components/ui/avatar.test.tsx'],
    playwright: ['e2e/reader/theme.spec.ts'],
  })
})

test.each([
  'lib/core/env.ts',
  'lib/core/nothing.test.ts',
  'e2e/support/site.ts',
  '--everything',
  '/etc/passwd',
])('%s is not a test file', (path) => {
  expect(() => chooseTests(['lib/core/env.test.ts', path])).toThrow(/^There is no test file /)
})
