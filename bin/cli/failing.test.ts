import { expect, test } from 'vitest'
import { runCommand } from '#test/command.ts'

const timeout = 120_000

test('with --json what is refused is one JSON document, too', { timeout }, () => {
  const refusals = [
    { args: ['post', 'show', 'nothing'], error: { code: 'not_found', message: /nothing/ } },
    { args: ['seed', '--posts', 'many'], error: { code: 'usage', message: /whole number/ } },
    { args: ['backup', 'verify', 'nowhere'], error: { code: 'invalid', message: /does not exist/ } },
    { args: ['pots'], error: { code: 'usage', message: /Did you mean post/ } },
  ]
  for (const { args, error } of refusals) {
    const { status, stdout } = runCommand([...args, '--json'])
    expect([status, JSON.parse(stdout)]).toMatchObject([
      1,
      { error: { code: error.code, message: expect.stringMatching(error.message) } },
    ])
  }
})

test('a database that is away is told with what to do, without a stack', { timeout }, () => {
  const env = { DATABASE_URL: 'postgres://127.0.0.1:1/none' }
  for (const args of [
    ['post', 'list'],
    ['backup', 'create', 'none'],
    ['db', 'status'],
  ]) {
    const { status, stderr } = runCommand(args, { env })
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^The database at .* Start it, or .*\n$/)])
  }
})

test('help is an answer: it goes to stdout and exits with 0', { timeout }, () => {
  expect(runCommand(['post', '--help', '--json'])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Usage: /),
    stderr: '',
  })
})
