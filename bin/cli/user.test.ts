import { expect, test } from 'vitest'
import { openSession } from '#lib/auth/sessions.ts'
import { db } from '#lib/db/client.ts'
import { signIn } from '#lib/users/signing-in.ts'
import { askCommand, askHere, runCommand, runHere } from '#test/command.ts'

const timeout = 120_000
const origin = { address: '192.0.2.1', userAgent: 'Test' }

test('a person is made, promoted, suspended, reinstated and given a new password', { timeout }, async () => {
  askCommand(['user', 'create', 'owner@example.org', '--role', 'owner'], {
    input: 'the owners password\n',
  })
  const ana = askCommand(['user', 'create', 'ana@example.org', '--name', 'Ana', '--password'], {
    input: 'a first password\r\nmore',
  })
  const { id } = await db().user.findUniqueOrThrow({ where: { email: 'ana@example.org' } })
  expect(ana).toEqual({ id, email: 'ana@example.org', role: 'author' })
  const session = await openSession(id, 'Test')
  await signIn({ email: 'ana@example.org', password: 'a first password' }, origin)

  await askHere(['user', 'role', 'ana@example.org', 'editor'])
  await askHere(['user', 'suspend', 'ana@example.org'])
  expect(await db().session.count({ where: { userId: id } }), session).toBe(0)
  await askHere(['user', 'reinstate', 'ana@example.org'])
  askCommand(['user', 'reset-password', 'ana@example.org'], { input: 'another password' })
  await signIn({ email: 'ana@example.org', password: 'another password' }, origin)

  expect(await runHere(['user', 'list'])).toBe(
    'ana@example.org    editor  Ana\nowner@example.org  owner   owner\n',
  )
})

test('without a password the user is invited, and the list says so', { timeout }, async () => {
  const invited = await askHere(['user', 'create', 'new@example.org', '--role', 'contributor'])
  expect(invited).toMatchObject({
    invitation: expect.stringMatching(/^http:\/\/localhost:3000\/invite\/.{43}$/),
  })
  expect(await askHere(['user', 'list'])).toMatchObject({ invitations: [{ email: 'new@example.org' }] })
})

test('what cannot be is refused with a reason and 1; a password is never an argument', { timeout }, () => {
  const suspend = runCommand(['user', 'suspend', 'nobody@example.org'])
  expect(suspend).toMatchObject({ status: 1, stdout: '' })
  expect(suspend.stderr).toBe('There is no such user: nobody@example.org.\n')
  const create = runCommand(['user', 'create', 'b@example.org', '--password', 'in plain sight'])
  expect(create).toMatchObject({ status: 1, stderr: expect.stringMatching(/too many arguments/) })
  expect(runCommand(['user', 'create', 'b@example.org', '--password'], { input: 'short\n' }).stderr).toMatch(
    /at least 12 characters/,
  )
})
