import { beforeAll, expect, test } from 'vitest'
import { getDraft } from '#lib/admin/drafts.ts'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { Conflict, Invalid } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { trashPost, unpublishPost } from '#lib/posts/removing.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { createRedirect } from '#lib/redirects/editing.ts'
import { someDraft, somePost } from '#test/factories.ts'
import { untilBlocked } from '#test/waiting.ts'

type Ref = { postId: string; version: number }

const ROUNDS = Array.from({ length: 5 }, (_, round) => round)

// Two renderer threads: with one, the first publish of each pair would always win.
beforeAll(() => Promise.all([somePost(), somePost()]))

test.each(ROUNDS)(
  'eight posts with one title, published at once, get eight addresses (%i)',
  async (round) => {
    const drafts = await Promise.all(Array.from({ length: 8 }, () => someDraft({ title: `Rush ${round}` })))
    const published = await Promise.all(drafts.map((draft) => publishPost(us, draft)))
    const slugs = published.map(({ slug }) => slug).sort()
    expect(slugs).toEqual([
      `rush-${round}`,
      ...[2, 3, 4, 5, 6, 7, 8].map((number) => `rush-${round}-${number}`),
    ])
  },
)

test.each(ROUNDS)('one draft, published eight times at once, becomes one revision (%i)', async () => {
  const draft = await someDraft({ title: 'Eager' })
  const published = await Promise.all(Array.from({ length: 8 }, () => publishPost(us, draft)))
  expect(new Set(published.map(({ revision }) => revision.id)).size).toBe(1)
  expect(await db().revision.count({ where: { postId: draft.postId } })).toBe(1)
  const events = await db().auditEvent.count({ where: { subjectId: draft.postId, action: 'post.publish' } })
  expect(events).toBe(1)
})

test.each(ROUNDS)('of eight saves of one version, one is kept and seven are told (%i)', async () => {
  const draft = await someDraft()
  const saves = Array.from({ length: 8 }, (_, number) => saveDraft(us, { ...draft, title: `Save ${number}` }))
  const outcomes = await Promise.allSettled(saves)
  const kept = outcomes.flatMap((outcome, number) => (outcome.status === 'fulfilled' ? [number] : []))
  expect(kept).toHaveLength(1)
  expect(await getDraft(us, draft.postId)).toMatchObject({ title: `Save ${kept[0]}`, version: 2 })
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Conflict)
})

test.each(ROUNDS)('a save during a publish is never published unseen, and never lost (%i)', async () => {
  const draft = await someDraft({ body: 'Rendered.' })
  const [published, saved] = await Promise.allSettled([
    publishPost(us, draft),
    saveDraft(us, { ...draft, body: 'Saved.' }),
  ])
  expect(saved.status).toBe('fulfilled')
  expect(await getDraft(us, draft.postId)).toMatchObject({ body: 'Saved.', version: 2 })
  const live = await liveBody(draft)
  if (published.status === 'fulfilled') expect(live).toEqual({ body: 'Rendered.', html: '<p>Rendered.</p>' })
  else {
    expect(published.reason).toBeInstanceOf(Conflict)
    expect(live).toBeNull()
  }
})

test.each(ROUNDS)('unpublishing against publishing ends in one of the two, whole (%i)', async () => {
  const post = await somePost({ title: 'Tug of war', tags: ['Rope'] })
  const next = await saveDraft(us, { postId: post.postId, version: 1, body: 'Second.' })
  await Promise.all([publishPost(us, next), unpublishPost(us, post.postId)])
  const { liveRevisionId, publishedAt } = await readState(next)
  expect((await resolveAddress(post.href)).kind).toBe(liveRevisionId ? 'page' : 'missing')
  expect(publishedAt).not.toBeNull()
  expect(await db().revision.count({ where: { postId: post.postId } })).toBe(2)
})

test.each(ROUNDS)('trashing against publishing never leaves a live post in the trash (%i)', async () => {
  const draft = await someDraft()
  const [published] = await Promise.allSettled([publishPost(us, draft), trashPost(us, draft.postId)])
  const { liveRevisionId, trashedAt } = await readState(draft)
  expect(trashedAt).not.toBeNull()
  expect(liveRevisionId).toBeNull()
  if (published.status === 'rejected') expect(published.reason).toBeInstanceOf(Conflict)
})

test.each(ROUNDS)('of two posts that want one address, one gets it (%i)', async (round) => {
  const [one, two] = [await somePost({ title: `One ${round}` }), await somePost({ title: `Two ${round}` })]
  const outcomes = await Promise.allSettled(
    [one, two].map(async ({ postId }) => {
      const next = await saveDraft(us, { postId, version: 1, slug: `prize-${round}` })
      return publishPost(us, next)
    }),
  )
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Invalid)
  expect((await resolveAddress(`/blog/prize-${round}`)).kind).toBe('page')
})

test.each(ROUNDS)(
  'an address that is left and taken at once never belongs to two posts (%i)',
  async (round) => {
    const post = await somePost({ title: `Seat ${round}` })
    const moved = await saveDraft(us, { postId: post.postId, version: 1, slug: `stand-${round}` })
    const heir = await someDraft({ title: `Seat ${round}` })
    const [, taken] = await Promise.all([publishPost(us, moved), publishPost(us, heir)])
    expect([`seat-${round}`, `seat-${round}-2`]).toContain(taken.slug)
    const seat = await resolveAddress(`/blog/seat-${round}`)
    const redirect = { kind: 'redirect', to: `/blog/stand-${round}`, status: 308 }
    if (taken.slug === `seat-${round}`) expect(seat.kind).toBe('page')
    else expect(seat).toEqual(redirect)
  },
)

test.each(ROUNDS)('a redirect never ends up over a page published at the same moment (%i)', async (round) => {
  const draft = await someDraft({ title: `Spot ${round}` })
  const [, redirect] = await Promise.allSettled([
    publishPost(us, draft),
    createRedirect(us, { from: `/blog/spot-${round}`, to: '/about' }),
  ])
  expect((await resolveAddress(`/blog/spot-${round}`)).kind).toBe('page')
  expect(await db().redirect.count({ where: { from: `/blog/spot-${round}` } })).toBe(0)
  if (redirect.status === 'rejected') expect(redirect.reason).toBeInstanceOf(Invalid)
})

test('a redirect that waited for a publish does not take its address', async () => {
  const draft = await someDraft({ title: 'Queue' })
  const gate = Promise.withResolvers<void>()
  const holding = transaction(async (tx) => {
    await lock(tx, 'addresses')
    await gate.promise
  })
  const publishing = publishPost(us, draft)
  await untilBlocked()
  const redirecting = createRedirect(us, { from: '/blog/queue', to: '/about' })
  redirecting.catch(() => {})
  await untilBlocked(2)
  gate.resolve()
  await Promise.all([holding, publishing])
  await expect(redirecting).rejects.toThrow(Invalid)
})

test.each(ROUNDS)('a tag that eight drafts invent at once is one tag (%i)', async (round) => {
  const spellings = Array.from({ length: 8 }, (_, number) => (number % 2 ? `New ${round}` : `NEW ${round}`))
  await Promise.all(spellings.map((name) => someDraft({ tags: [name, `Other ${round}`] })))
  expect(await db().tag.count({ where: { name: { equals: `new ${round}`, mode: 'insensitive' } } })).toBe(1)
})

async function liveBody({ postId }: Ref) {
  const post = await db().post.findUnique({
    where: { id: postId },
    select: { liveRevision: { select: { body: true, rendering: { select: { html: true } } } } },
  })
  const live = post?.liveRevision
  return live ? { body: live.body, html: live.rendering?.html.trim() } : null
}

function readState({ postId }: Ref) {
  return db().post.findUniqueOrThrow({
    where: { id: postId },
    select: { liveRevisionId: true, publishedAt: true, trashedAt: true },
  })
}
