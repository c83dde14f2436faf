import { beforeAll, expect, test } from 'vitest'
import { openSession } from '#lib/auth/sessions.ts'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import type { Invalid } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { acceptInvitation } from '#lib/users/accepting.ts'
import { createUser } from '#lib/users/creating.ts'
import { findInvitation, inviteUser } from '#lib/users/inviting.ts'
import { requireStrongPassword } from '#lib/users/new-passwords.ts'
import { changeOwnPassword } from '#lib/users/own-password.ts'
import { resetPassword } from '#lib/users/resetting.ts'
import { createOwnerFromEnvironment, issueSetupToken, setUpOwner } from '#lib/users/setup.ts'

const ana = { email: 'ana.quill@paper.example', name: 'Ana Quill' }
const right = 'correct horse battery'
const COMMON = 'password1234'
const address = '192.0.2.1'

beforeAll(() => saveSettings(us, { name: 'Tensor Weekly' }))

const refusal = (password: string) =>
  requireStrongPassword({ password }, ana).then(
    () => null,
    (error: Invalid) => error.fields.password,
  )

test.each([
  'password1234',
  'Password1234!',
  'P@ssw0rd2024!',
  'passwordpassword',
  'qwertyuiop123',
  'iloveyou12345',
  'aaaaaaaaaaaa',
  '123456789012',
  'abcdefghijkl',
  `${'ab'.repeat(40)} and the rest is never looked at: zqxw 7Kp vvB`,
])('a common password is refused with what to do: %s', async (password) => {
  expect(await refusal(password)).toMatch(/^This password is too common. Use four or more/)
})

test.each(['ana.quill@paper.example', 'ana.quill1234', 'QuillAnaQuill', 'Tensor Weekly', 'tensorweekly2026'])(
  'a password made of the e-mail address, the name or the site’s name is refused: %s',
  async (password) => {
    expect(await refusal(password)).toMatch(/^This password can be guessed from your name.* Use four or more/)
  },
)

test.each([
  'correct horse battery',
  'quiet lamp under a river',
  'x7Kp-92Lq-vvBz',
  'ぬるぽがっなにこれ長い合言葉',
  'ñññzq7-Lw0-pB4k',
])('a good password is taken: %s', async (password) => {
  expect(await refusal(password)).toBeNull()
})

test('a common password is refused wherever one is chosen, and changes nothing', async () => {
  const token = (await issueSetupToken()) ?? ''
  const refused = expect.objectContaining({
    fields: { password: expect.stringContaining('is too common') },
  })
  await expect(setUpOwner(token, { ...ana, password: COMMON }, address)).rejects.toEqual(refused)
  await expect(createOwnerFromEnvironment({ email: ana.email, password: COMMON })).rejects.toThrow(
    /^ADMIN_PASSWORD: This password is too common/,
  )
  const userId = await setUpOwner(token, { ...ana, password: right }, address)

  const invitation = await inviteUser(us, { email: 'bo@example.org', role: 'author' })
  await expect(acceptInvitation(invitation, { name: 'Bo', password: COMMON }, address)).rejects.toEqual(
    refused,
  )
  expect(await findInvitation(invitation)).not.toBeNull()
  await expect(
    createUser(us, { email: 'cy@example.org', name: 'Cy', role: 'author', password: COMMON }),
  ).rejects.toEqual(refused)
  await expect(resetPassword(us, userId, COMMON)).rejects.toEqual(refused)

  const viewer = { role: 'owner', userId } as const
  const sessionId = await openSession(userId, 'Test')
  await expect(
    changeOwnPassword(viewer, { current: right, next: COMMON, sessionId, address }),
  ).rejects.toMatchObject({ fields: { next: expect.stringContaining('is too common') } })
  expect(await db().user.count()).toBe(1)
})
