import { expect, test } from 'vitest'
import { listAuditEvents } from '#lib/audit/reading.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { someDraft, someone } from '#test/factories.ts'

test('the log names what was done to what, as it is called today', async () => {
  const author = await someone('author')
  const draft = await someDraft({ title: 'A first title' }, author)
  await saveDraft(author, { ...draft, title: 'A better title' })
  const { items } = await listAuditEvents(await someone('owner'), 1)
  expect(items[0]).toMatchObject({
    user: 'The author',
    action: 'post.create',
    subject: { type: 'post', id: draft.postId, name: 'A better title' },
    detail: 'kind: article',
  })
})

test('only administrators read it', async () => {
  await expect(listAuditEvents(await someone('editor'), 1)).rejects.toThrow(Forbidden)
})
