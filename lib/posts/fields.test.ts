import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#lib/auth/viewer.ts'
import { newId } from '#lib/core/id.ts'
import { db } from '#lib/db/client.ts'
import { createPost, saveDraft } from '#lib/posts/editing.ts'
import { POST_FIELDS, type PostField } from '#lib/posts/fields.ts'
import { importedPublishInput, saveInput } from '#lib/posts/input.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { requestChanges, submitPost } from '#lib/posts/reviewing.ts'
import { Prisma } from '#prisma/client.ts'
import { Role } from '#prisma/enums.ts'
import { someByline, someDraft, someone } from '#test/factories.ts'
import { postValues, readDraft } from '#test/post-fields.ts'

const ROLES = Object.values(Role)
const WRITERS = ['contributor', 'author'] as const
const viewers = {} as Record<Role, Viewer & { userId: string }>

beforeAll(async () => {
  for (const role of ROLES) viewers[role] = await someone(role)
})

const cases = Object.entries(POST_FIELDS).flatMap(([field, { setBy, refusal }]) =>
  ROLES.map((role) => ({
    field: field as PostField,
    role,
    refusal: ROLES.indexOf(role) < ROLES.indexOf(setBy) ? refusal : null,
  })),
)

test.each(cases)('a new post with $field, by $role: $refusal', async ({ field, role, refusal }) => {
  const value = { ...(await postValues()), kind: 'page' }[field]
  const result = await createPost(viewers[role], { [field]: value }).catch((error) => error)
  if (refusal) expect(result).toMatchObject({ code: 'invalid', fields: { [field]: refusal } })
  else expect((await readDraft(result.postId))[field]).toEqual(value)
})

/** All columns of a post and its draft, and import fields, except those that a writer may send. */
const closed = [
  ...Object.keys(Prisma.PostScalarFieldEnum),
  ...Object.keys(Prisma.DraftScalarFieldEnum),
  ...Object.keys(importedPublishInput.shape),
].filter((column, at, all) => all.indexOf(column) === at && !(column in saveInput.shape))

test.each(closed)('%s cannot be set through the API', async (column) => {
  const refusal = { fields: { [column]: 'Unknown field. Remove it.' } }
  for (const role of ROLES) {
    const draft = await someDraft({}, viewers[role])
    const input = { ...draft, [column]: 'x' }
    await expect(saveDraft(viewers[role], input)).rejects.toMatchObject(refusal)
    await expect(publishPost(viewers[role], input)).rejects.toMatchObject(refusal)
    if (column !== 'kind')
      await expect(createPost(viewers[role], { [column]: 'x' })).rejects.toMatchObject(refusal)
  }
})

describe.each(WRITERS)('what an editor has set on a post of a %s', (role) => {
  test('stays when its writer saves, also when what is sent names it unchanged', async () => {
    const { draft, set } = await postSetByEditor(viewers[role])
    const next = await saveDraft(viewers[role], { ...draft, title: 'Only the title' })
    expect(await readDraft(draft.postId)).toMatchObject({ title: 'Only the title', ...set })
    await saveDraft(viewers[role], { ...next, ...set, title: 'And all of it' })
    expect(await readDraft(draft.postId)).toMatchObject({ title: 'And all of it', ...set })
  })

  test.each([
    ['bylines', []],
    ['featured', false],
    ['publishedAt', null],
  ])('is not taken back by its writer: %s', async (field, value) => {
    const { draft, set } = await postSetByEditor(viewers[role])
    await expect(saveDraft(viewers[role], { ...draft, [field]: value })).rejects.toMatchObject({
      fields: { [field]: POST_FIELDS[field as PostField].refusal },
    })
    expect(await readDraft(draft.postId)).toMatchObject({ version: draft.version, ...set })
  })
})

describe.each(WRITERS)('a %s sets bylines', (role) => {
  test('to their own, on a new post or one without bylines', async () => {
    const { viewer, own } = await writerWithByline(role)
    const { postId } = await createPost(viewer, {})
    expect(await readDraft(postId)).toMatchObject({ bylines: [own] })
    const unsigned = await createPost(viewer, { bylines: [] })
    await saveDraft(viewer, { ...unsigned, bylines: [own] })
    expect(await readDraft(unsigned.postId)).toMatchObject({ bylines: [own] })
  })

  test('but not to another’s, alone or beside their own', async () => {
    const { viewer, own } = await writerWithByline(role)
    const other = await someByline('Ada Quill')
    for (const bylines of [[other], [own, other]])
      await expect(createPost(viewer, { bylines })).rejects.toMatchObject({
        fields: { bylines: POST_FIELDS.bylines.refusal },
      })
  })
})

test('contributors may only use existing tags, and the error names the missing one', async () => {
  const { contributor, author } = viewers
  await someDraft({ tags: ['There is'] }, author)
  const draft = await someDraft({ tags: ['there is'] }, contributor)
  const before = await db().tag.count()
  await expect(
    saveDraft(contributor, { ...draft, tags: ['There is', 'There is not'] }),
  ).rejects.toMatchObject({
    fields: { tags: expect.stringContaining('“There is not”') },
  })
  expect(await db().tag.count()).toBe(before)
  expect(await readDraft(draft.postId)).toMatchObject({ tags: ['There is'], version: 1 })
})

test('an author’s page is published by an editor', async () => {
  const { author, editor } = viewers
  const { postId } = await someDraft({ kind: 'page', title: 'Once mine' }, editor)
  // Such pages exist from before pages required an editor.
  await db().post.update({ where: { id: postId }, data: { ownerId: author.userId } })
  const draft = await saveDraft(author, { postId, version: 1, body: 'Kept, and mine to change.' })
  await expect(publishPost(author, draft)).rejects.toMatchObject({ code: 'forbidden' })
  await submitPost(author, postId)
  await requestChanges(editor, postId)
  await publishPost(editor, draft)
})

async function postSetByEditor(writer: Viewer) {
  const draft = await someDraft({}, writer)
  const set = {
    bylines: [await someByline('Ada Quill'), await someByline('Bo Reed')],
    featured: true,
    publishedAt: new Date('2020-02-02T02:02:02Z'),
  }
  return { draft: await saveDraft(viewers.editor, { ...draft, ...set }), set }
}

async function writerWithByline(role: Role) {
  const viewer = await someone(role)
  const own = newId()
  await db().byline.create({ data: { id: own, slug: own, name: 'Me', userId: viewer.userId } })
  return { viewer, own }
}
