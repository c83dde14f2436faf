import { expect, test } from 'vitest'
import { runCommand } from '#test/command.ts'

const timeout = 60_000

test('findings are told with what to do, and the exit code is that of the worst', { timeout }, () => {
  const { status, stdout } = runCommand(['doctor'])
  expect(status).toBe(1)
  expect(stdout).toMatch(/^! configuration: SITE_URL is not set.*\n {2}→ Set it to .*\n✓ storage: /)
  expect(stdout).toMatch(/^! users: There is no owner\.\n {2}→ .*user create/m)
})

test('a database that is away and an environment that is wrong are findings, and end with 2', {
  timeout,
}, () => {
  const ask = (env: Record<string, string>) => runCommand(['doctor', '--json'], { env })
  const away = ask({ DATABASE_URL: 'postgres://127.0.0.1:1/none' })
  expect([away.status, away.stderr]).toEqual([2, ''])
  expect(JSON.parse(away.stdout).findings).toContainEqual(
    expect.objectContaining({
      check: 'database',
      found: 'The database at 127.0.0.1:1 does not answer.',
      advice: 'Start it, or correct DATABASE_URL.',
    }),
  )
  const wrong = ask({ PORT: 'many' })
  expect(wrong.status).toBe(2)
  expect(JSON.parse(wrong.stdout).findings).toMatchObject([
    { check: 'configuration', level: 'error', found: expect.stringMatching(/PORT: /) },
  ])
})
