import { expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { findOrCreateByline } from '#lib/bylines/creating.ts'
import { DomainError } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { storeImage } from '#lib/media/storing.ts'
import { createPost, saveDraft } from '#lib/posts/editing.ts'
import { createImported } from '#lib/posts/importing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { restorePost, trashPost, unpublishPost, withdrawPost } from '#lib/posts/removing.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { findOrCreateTag } from '#lib/tags/creating.ts'
import { mergeTags, saveTag } from '#lib/tags/editing.ts'
import { acceptInvitation } from '#lib/users/accepting.ts'
import { inviteUser } from '#lib/users/inviting.ts'
import { someDraft, somePost } from '#test/factories.ts'
import { plainImage } from '#test/images.ts'

const AT_ONCE = 6
const many = Array.from({ length: AT_ONCE }, (_, number) => number)

/** Concurrent changes that claim the same unique value. */
const COLLISIONS: Record<string, () => Promise<(() => Promise<unknown>)[]>> = {
  'posts from one source': async () =>
    many.map(() => () => createImported(us, { title: 'One' }, { name: 'one.md', hash: 'a' })),
  'drafts that take one address': async () => {
    const drafts = await Promise.all(many.map(() => someDraft()))
    return drafts.map((draft) => () => saveDraft(us, { ...draft, slug: 'the-same' }))
  },
  'saves of one draft': async () => {
    const draft = await someDraft()
    return many.map((number) => () => saveDraft(us, { ...draft, title: `Title ${number}` }))
  },
  'saves of one draft with the same tags': async () => {
    const draft = await someDraft()
    return many.map(() => () => saveDraft(us, { ...draft, tags: ['Fresh', 'New'] }))
  },
  'drafts with a new tag of one name': async () =>
    many.map(
      (number) => () => createPost(us, { title: 'Tagged', tags: [number % 2 ? 'Collide' : 'COLLIDE'] }),
    ),
  'articles published under one title': async () => {
    const drafts = await Promise.all(many.map(() => someDraft({ title: 'All the same' })))
    return drafts.map((draft) => () => publishPost(us, draft))
  },
  'publications of one draft': async () => {
    const draft = await someDraft({ title: 'Once' })
    return many.map(() => () => publishPost(us, draft))
  },
  'articles published as one part of a series': async () => {
    const seriesId = await findOrCreateSeries(us, { title: 'Parts' })
    const drafts = await Promise.all(many.map(() => someDraft({ seriesId, seriesPart: 1 })))
    return drafts.map((draft) => () => publishPost(us, draft))
  },
  'verbs on one post': async () => {
    const { postId, version } = await somePost({ title: 'Pulled about' })
    return [
      () => unpublishPost(us, postId),
      () => trashPost(us, postId),
      () => restorePost(us, postId),
      () => withdrawPost(us, postId),
      () => publishPost(us, { postId, version }),
      () => saveDraft(us, { postId, version, title: 'Meanwhile' }),
    ]
  },
  'tags that take one name and address': async () => {
    const ids = await Promise.all(many.map((number) => findOrCreateTag(us, { name: `Renamed ${number}` })))
    return ids.map((id) => () => saveTag(us, { id, name: 'Taken', slug: 'taken', description: '' }))
  },
  'merges of the same tags, both ways': async () => {
    const [from, into] = [
      await findOrCreateTag(us, { name: 'Left' }),
      await findOrCreateTag(us, { name: 'Right' }),
    ]
    return many.map((number) => () => mergeTags(us, number % 2 ? { from, into } : { from: into, into: from }))
  },
  'a tag that is merged away while drafts take it': async () => {
    const [from, into] = [
      await findOrCreateTag(us, { name: 'Gone' }),
      await findOrCreateTag(us, { name: 'Kept' }),
    ]
    const drafts = await Promise.all(many.map(() => someDraft()))
    const saves = drafts.map((draft) => () => saveDraft(us, { ...draft, tags: ['Gone'] }))
    return [() => mergeTags(us, { from, into }), ...saves]
  },
  'series of one name': async () => many.map(() => () => findOrCreateSeries(us, { title: 'One series' })),
  'bylines of one name': async () => many.map(() => () => findOrCreateByline(us, { name: 'One Name' })),
  'the same image': async () => {
    const bytes = await plainImage('png', 61, 31)
    return many.map((number) => () => storeImage(us, { name: `${number}.png`, bytes }))
  },
  'invitations of one address': async () =>
    many.map(() => () => inviteUser(us, { email: 'one@example.org', role: 'author' })),
  'acceptances of one invitation': async () => {
    const token = await inviteUser(us, { email: 'two@example.org', role: 'author' })
    return many.map(
      () => () => acceptInvitation(token, { name: 'Two', password: 'hazel orbit lantern 57' }, '192.0.2.1'),
    )
  },
}

test.each(Object.entries(COLLISIONS))(
  '%s at the same moment: each is done or refused in words',
  async (_, prepare) => {
    const attempts = await prepare()
    const ends = await Promise.allSettled(attempts.map((attempt) => attempt()))
    const faults = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
    expect(faults.filter((fault) => !(fault instanceof DomainError))).toEqual([])
    expect(ends.some(({ status }) => status === 'fulfilled')).toBe(true)
  },
  60_000,
)

test('a draft’s reference to something deleted is rejected with a message', async () => {
  const draft = await someDraft()
  for (const change of [{ coverId: newId() }, { seriesId: newId() }, { bylines: [newId()] }])
    await expect(saveDraft(us, { ...draft, ...change })).rejects.toMatchObject({ code: 'invalid' })
})

test('a source too long for the index is rejected with a message', async () => {
  // Incompressible, so that PostgreSQL cannot shorten it.
  const name = Array.from({ length: 1_000 }, (_, at) =>
    String.fromCodePoint(0x4e00 + ((at * 7_919) % 20_000)),
  ).join('')
  await expect(createImported(us, {}, { name, hash: 'a' })).rejects.toMatchObject({ code: 'invalid' })
})
