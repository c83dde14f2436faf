import { expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { emptyTrash } from '#lib/posts/emptying-trash.ts'
import { trashPost, withdrawPost } from '#lib/posts/removing.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { someDraft, someone, somePost } from '#test/factories.ts'

const DAY_MS = 24 * 60 * 60 * 1000

test('what has been in the trash long enough is deleted with its history, and its slug is free', async () => {
  const old = await somePost({ title: 'Old', slug: 'old' })
  const draft = await someDraft({ title: 'Never published' })
  const recent = await somePost({ title: 'Recent' })
  const kept = await somePost({ title: 'Kept' })
  for (const { postId } of [old, draft, recent]) await trashPost(us, postId)
  await age([old.postId, draft.postId], 31)
  await age([recent.postId], 29)

  expect(await emptyTrash(us, { days: 30 })).toBe(2)
  expect(await emptyTrash(us, { days: 30 })).toBe(0)
  const left = await db().post.findMany({ select: { id: true } })
  expect(left.map(({ id }) => id).sort()).toEqual([recent.postId, kept.postId].sort())
  expect(await db().revision.count({ where: { postId: old.postId } })).toBe(0)
  const events = await db().auditEvent.findMany({
    where: { action: 'post.delete' },
    select: { detail: true },
  })
  expect(events.map(({ detail }) => detail)).toEqual(
    expect.arrayContaining([{ title: 'Old' }, { title: 'Never published' }]),
  )
  expect(await resolveAddress('/blog/old')).toMatchObject({ kind: 'missing' })
  await somePost({ title: 'New', slug: 'old' })
})

test('a withdrawn post stays, so that its address answers 410', async () => {
  const { postId, href } = await somePost({ title: 'Withdrawn' })
  await withdrawPost(us, postId)
  await age([postId], 400)
  expect(await emptyTrash(us, { days: 30 })).toBe(0)
  expect(await resolveAddress(href)).toMatchObject({ kind: 'gone' })
})

test('editors may not empty the trash', async () => {
  await expect(emptyTrash(await someone('editor'), { days: 30 })).rejects.toThrow(Forbidden)
})

async function age(ids: string[], days: number) {
  const trashedAt = new Date(Date.now() - days * DAY_MS)
  await db().post.updateMany({ where: { id: { in: ids } }, data: { trashedAt } })
}
