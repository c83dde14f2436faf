import { beforeEach, expect, test } from 'vitest'
import { grantableRoles, mayManage } from '#lib/auth/roles.ts'
import { findSession, openSession } from '#lib/auth/sessions.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden, Invalid, NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { db } from '#lib/db/client.ts'
import { createPost } from '#lib/posts/editing.ts'
import { acceptInvitation } from '#lib/users/accepting.ts'
import { findInvitation, inviteUser } from '#lib/users/inviting.ts'
import { changeRole, reinstateUser, suspendUser, transferOwnership } from '#lib/users/managing.ts'
import { Role } from '#prisma/enums.ts'

const ids: Record<Role, string> = {
  contributor: newId(),
  author: newId(),
  editor: newId(),
  administrator: newId(),
  owner: newId(),
}
const as = (role: Role): Viewer => ({ role, userId: ids[role] })
const verbs = {
  changeRole: (viewer: Viewer, id: string) => changeRole(viewer, id, 'contributor'),
  suspendUser,
  reinstateUser,
}

beforeEach(async () => {
  await db().user.deleteMany()
  await db().invitation.deleteMany()
  for (const role of Object.values(Role))
    await db().user.create({ data: { id: ids[role], email: `${role}@example.org`, name: role, role } })
})

for (const role of Object.values(Role))
  for (const target of Object.values(Role).filter((other) => other !== role))
    for (const [name, verb] of Object.entries(verbs))
      test(`${name}: ${role} on ${target} ${mayManage(as(role), target) ? 'may' : 'may not'}`, async () => {
        const attempt = verb(as(role), ids[target])
        if (mayManage(as(role), target)) await expect(attempt).resolves.toBeUndefined()
        else
          await expect(attempt).rejects.toThrow(
            role === 'contributor' || role === 'author' ? NotFound : Forbidden,
          )
      })

test('no one can manage the owner or grant more than they hold', async () => {
  for (const role of Object.values(Role)) expect(mayManage(as(role), 'owner')).toBe(false)
  expect(grantableRoles(as('editor'))).toEqual(['contributor', 'author'])
  await expect(changeRole(as('editor'), ids.author, 'administrator')).rejects.toThrow(Forbidden)
  await expect(changeRole(as('administrator'), ids.author, 'owner')).rejects.toThrow(Forbidden)
  await expect(changeRole(as('administrator'), ids.administrator, 'author')).rejects.toThrow(Forbidden)
})

test('suspending ends every session at once', async () => {
  const session = await openSession(ids.author, 'Test')
  expect(await findSession(session)).not.toBeNull()
  await suspendUser(as('editor'), ids.author)
  expect(await findSession(session)).toBeNull()
})

test('handing over leaves one owner, the new one', async () => {
  await transferOwnership(as('owner'), ids.editor)
  const owners = await db().user.findMany({ where: { role: 'owner' }, select: { id: true } })
  expect(owners).toEqual([{ id: ids.editor }])
  await expect(transferOwnership(as('administrator'), ids.author)).rejects.toThrow(Forbidden)
})

test('an action that an owner or a suspended user does not allow is rejected with what to do first', async () => {
  await suspendUser(as('owner'), ids.author)
  const itself: Viewer = { role: 'publication', userId: null }
  await expect(transferOwnership(itself, ids.author)).rejects.toThrow('Let them sign in again first.')
  await expect(suspendUser(itself, ids.owner)).rejects.toThrow('Transfer ownership')
  await expect(changeRole(itself, ids.author, 'boss')).rejects.toThrow('contributor, author, editor')
})

test('an invitation works once, and the newer one ends the older', async () => {
  const older = await inviteUser(as('editor'), { email: 'New@example.org', role: 'author' })
  const newer = await inviteUser(as('editor'), { email: 'new@example.org', role: 'contributor' })
  expect(await findInvitation(older)).toBeNull()
  const answers = await Promise.allSettled([
    acceptInvitation(newer, { name: 'New', password: 'correct horse battery' }, '192.0.2.1'),
    acceptInvitation(newer, { name: 'Newer', password: 'correct horse battery' }, '192.0.2.1'),
  ])
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await db().user.findMany({ where: { email: 'new@example.org' }, select: { role: true } })).toEqual([
    { role: 'contributor' },
  ])
})

test('an invitation whose e-mail address is taken meanwhile is rejected with a message and stays open', async () => {
  const token = await inviteUser(as('editor'), { email: 'late@example.org', role: 'author' })
  await db().user.create({
    data: { id: newId(), email: 'late@example.org', name: 'Early', role: 'author' },
  })
  const refused = await acceptInvitation(
    token,
    { name: 'Late', password: 'correct horse battery' },
    '192.0.2.1',
  ).catch((error) => error)
  expect(refused).toBeInstanceOf(Invalid)
  expect(refused.fields.email).toContain('late@example.org')
  expect(await findInvitation(token)).not.toBeNull()
})

test('no one invites above their own role', async () => {
  await expect(inviteUser(as('editor'), { email: 'x@example.org', role: 'editor' })).rejects.toThrow(
    Forbidden,
  )
  await expect(inviteUser(as('owner'), { email: 'x@example.org', role: 'owner' })).rejects.toThrow(Forbidden)
  await expect(inviteUser(as('owner'), { email: 'author@example.org', role: 'editor' })).rejects.toThrow(
    Invalid,
  )
})

test('a new user has a byline, which their first article gets', async () => {
  const token = await inviteUser(as('owner'), { email: 'nora@example.org', role: 'contributor' })
  const id = await acceptInvitation(
    token,
    { name: 'Nora Note', password: 'correct horse battery' },
    '192.0.2.1',
  )
  const { postId } = await createPost({ role: 'contributor', userId: id }, { title: 'A first one' })
  const credits = await db().draftByline.findMany({ where: { postId }, select: { byline: true } })
  expect(credits).toMatchObject([{ byline: { name: 'Nora Note', slug: 'nora-note', userId: id } }])
})
