import { expect, test } from 'vitest'
import { Invalid } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { requestChanges, submitPost } from '#lib/posts/reviewing.ts'
import { someDraft, someone } from '#test/factories.ts'

test('a draft goes to the editors, back to its writer, to the editors again and to readers', async () => {
  const [writer, editor] = [await someone('contributor'), await someone('editor')]
  const draft = await someDraft({}, writer)
  await submitPost(writer, draft.postId)
  expect(await workflowOf(draft.postId)).toBe('in_review')
  await requestChanges(editor, draft.postId)
  expect(await workflowOf(draft.postId)).toBe('changes_requested')
  const next = await saveDraft(writer, { ...draft, dek: 'Better.' })
  await submitPost(writer, draft.postId)
  await submitPost(writer, draft.postId)
  expect(await workflowOf(draft.postId)).toBe('in_review')
  await publishPost(editor, next)
  expect(await workflowOf(draft.postId)).toBe('draft')
  const actions = await db().auditEvent.findMany({
    where: { subjectId: draft.postId },
    orderBy: { id: 'asc' },
    select: { action: true },
  })
  expect(actions.map(({ action }) => action)).toEqual([
    'post.create',
    'post.submit',
    'post.requestChanges',
    'post.submit',
    'post.publish',
  ])
})

test('what has no title is not submitted, and what was not submitted cannot be handed back', async () => {
  const [writer, editor] = [await someone('contributor'), await someone('editor')]
  const { postId } = await someDraft({ title: '  ' }, writer)
  await expect(submitPost(writer, postId)).rejects.toBeInstanceOf(Invalid)
  await requestChanges(editor, postId)
  expect(await workflowOf(postId)).toBe('draft')
})

async function workflowOf(postId: string) {
  return (await db().draft.findUniqueOrThrow({ where: { postId }, select: { workflow: true } })).workflow
}
