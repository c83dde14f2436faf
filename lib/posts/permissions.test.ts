import { beforeAll, describe, expect, test } from 'vitest'
import { getDraft } from '#lib/admin/drafts.ts'
import { publicationItself, type Viewer } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, NotFound } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { may, PERMISSIONS, type Permission, type PostAction, type PostState } from '#lib/posts/permissions.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { restorePost, trashPost, unpublishPost, withdrawPost } from '#lib/posts/removing.ts'
import { requestChanges, submitPost } from '#lib/posts/reviewing.ts'
import { someDraft, someone } from '#test/factories.ts'

type Ref = { postId: string; version: number }

const ROLES = ['contributor', 'author', 'editor', 'administrator', 'owner', 'publication'] as const
const STATES: PostState[] = ['draft', 'live', 'trashed', 'withdrawn']

const VERBS: Record<PostAction, (viewer: Viewer, ref: Ref) => Promise<unknown>> = {
  read: (viewer, { postId }) => getDraft(viewer, postId),
  edit: (viewer, ref) => saveDraft(viewer, { ...ref, dek: 'Changed.' }),
  submit: (viewer, { postId }) => submitPost(viewer, postId),
  review: (viewer, { postId }) => requestChanges(viewer, postId),
  publish: (viewer, ref) => publishPost(viewer, ref),
  unpublish: (viewer, { postId }) => unpublishPost(viewer, postId),
  trash: (viewer, { postId }) => trashPost(viewer, postId),
  restore: (viewer, { postId }) => restorePost(viewer, postId),
  withdraw: (viewer, { postId }) => withdrawPost(viewer, postId),
}

const ERRORS = { hidden: NotFound, forbidden: Forbidden, impossible: Conflict }

const viewers = {} as Record<(typeof ROLES)[number], Viewer>
let stranger: Viewer

beforeAll(async () => {
  for (const role of ROLES) viewers[role] = role === 'publication' ? publicationItself : await someone(role)
  stranger = await someone('author')
})

/** Every action for every role, on own and others' posts, in every state: generated from the table. */
const cases = Object.entries(PERMISSIONS).flatMap(([verb, rules]) =>
  ROLES.flatMap((role) =>
    STATES.flatMap((state) =>
      (['own', 'foreign'] as const).map((whose) => {
        const scope = (rule = rules[state]) =>
          rule?.[role === 'contributor' || role === 'author' ? role : 'editor']
        const sees = scope(PERMISSIONS.read[state]) === 'any' || whose === 'own'
        const permission: Permission = !sees
          ? 'hidden'
          : !rules[state]
            ? 'impossible'
            : scope() === 'any' || (scope() === 'own' && whose === 'own')
              ? 'yes'
              : 'forbidden'
        return { verb: verb as PostAction, role, whose, state, permission }
      }),
    ),
  ),
)

test.each(cases)('$role, $verb, $whose post that is $state: $permission', async (row) => {
  const viewer = viewers[row.role]
  const ref = await borrowPost(row.state, row.whose === 'own' ? viewer : stranger, row.permission === 'yes')
  const before = await everythingAbout(ref.postId)
  const result = await VERBS[row.verb](viewer, ref).catch((error) => error)
  if (row.permission === 'yes') return expect(result).not.toBeInstanceOf(Error)
  expect(result).toBeInstanceOf(ERRORS[row.permission])
  expect(await everythingAbout(ref.postId)).toEqual(before)
})

describe('the table says', () => {
  const own = { ownerId: 'me', state: 'live', kind: 'article' } as const
  const as = (role: 'contributor' | 'author' | 'editor') => ({ role, userId: 'me' })

  test('contributors write but never publish', () => {
    for (const state of STATES)
      expect(['forbidden', 'impossible']).toContain(may(as('contributor'), 'publish', { ...own, state }))
    expect(may(as('contributor'), 'edit', own)).toBe('yes')
    expect(may(as('contributor'), 'trash', own)).toBe('forbidden')
  })

  test('authors publish what is theirs and see nothing else', () => {
    expect(may(as('author'), 'publish', own)).toBe('yes')
    expect(may(as('author'), 'withdraw', own)).toBe('forbidden')
    expect(may(as('author'), 'read', { ...own, ownerId: 'you' })).toBe('hidden')
  })

  test('editors publish and withdraw any post', () => {
    expect(may(as('editor'), 'publish', { ...own, ownerId: null })).toBe('yes')
    expect(may(as('editor'), 'withdraw', { ...own, ownerId: 'you' })).toBe('yes')
  })

  test('a post of the publication itself belongs to no writer', () => {
    expect(may(as('author'), 'read', { ...own, ownerId: null, state: 'draft' })).toBe('hidden')
  })

  test('authors write pages that they have as contributors do', () => {
    const page = { ...own, kind: 'page' } as const
    for (const verb of ['publish', 'unpublish', 'trash'] as const)
      expect(may(as('author'), verb, page)).toBe('forbidden')
    for (const verb of ['read', 'edit', 'submit'] as const) expect(may(as('author'), verb, page)).toBe('yes')
    expect(may(as('editor'), 'publish', page)).toBe('yes')
  })
})

test.each(['', 'x', '0'.repeat(24), `${'0'.repeat(23)}\u0000`, "' OR 1=1 --"])(
  'a post with the identifier %j does not exist for any role',
  async (postId) => {
    for (const verb of ['read', 'unpublish', 'trash', 'restore', 'withdraw'] as const)
      await expect(VERBS[verb](publicationItself, { postId, version: 1 })).rejects.toBeInstanceOf(NotFound)
  },
)

// A post that the action has not changed is reused for the next case.
const unchanged = new Map<string, Ref>()

async function borrowPost(state: PostState, owner: Viewer, isChanged: boolean): Promise<Ref> {
  const key = `${owner.userId} ${state}`
  const ref = unchanged.get(key) ?? (await makePost(state, owner))
  if (isChanged) unchanged.delete(key)
  else unchanged.set(key, ref)
  return ref
}

async function makePost(state: PostState, owner: Viewer): Promise<Ref> {
  const ref = await someDraft({}, owner)
  await publishPost(publicationItself, ref)
  if (state === 'draft') await unpublishPost(publicationItself, ref.postId)
  if (state === 'trashed') await trashPost(publicationItself, ref.postId)
  if (state === 'withdrawn') await withdrawPost(publicationItself, ref.postId)
  return ref
}

function everythingAbout(id: string) {
  return db().post.findUnique({
    where: { id },
    include: { draft: true, revisions: true, tags: true, bylines: true, redirects: true },
  })
}
