import { describe, expect, test } from 'vitest'
import { getDraft, getDraftStatus } from '#lib/admin/drafts.ts'
import { getKeptText, listKeptVersions } from '#lib/admin/kept-versions.ts'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { Conflict, Invalid, NotFound } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { requestChanges, submitPost } from '#lib/posts/reviewing.ts'
import { someDraft, someone } from '#test/factories.ts'

const saveId = () => crypto.randomUUID()

describe('a save that arrives again', () => {
  test('changes nothing and returns its version', async () => {
    const draft = await someDraft()
    const save = { ...draft, saveId: saveId(), title: 'Once' }
    expect(await saveDraft(us, save)).toEqual({ postId: draft.postId, version: 2 })
    expect(await saveDraft(us, save)).toEqual({ postId: draft.postId, version: 2 })
    expect(await getDraft(us, draft.postId)).toMatchObject({ title: 'Once', version: 2 })
  })

  test('is recognised after saves by others, and overwrites none of them', async () => {
    const draft = await someDraft()
    const save = { ...draft, saveId: saveId(), title: 'Mine' }
    await saveDraft(us, save)
    await saveDraft(us, { ...draft, version: 2, saveId: saveId(), title: 'Theirs' })
    await saveDraft(us, { ...draft, version: 3, title: 'Theirs, without an identifier' })
    expect(await saveDraft(us, save)).toMatchObject({ version: 2 })
    expect(await getDraft(us, draft.postId)).toMatchObject({
      title: 'Theirs, without an identifier',
      version: 4,
    })
  })

  test('at the same moment is stored once', async () => {
    const draft = await someDraft()
    const save = { ...draft, saveId: saveId(), title: 'Doubled' }
    const both = await Promise.all([saveDraft(us, save), saveDraft(us, save)])
    expect(both.map(({ version }) => version)).toEqual([2, 2])
    expect(await getDraft(us, draft.postId)).toMatchObject({ version: 2 })
  })

  test('with another identifier is a conflict', async () => {
    const draft = await someDraft()
    await saveDraft(us, { ...draft, saveId: saveId(), title: 'One' })
    const other = saveDraft(us, { ...draft, saveId: saveId(), title: 'Other' })
    await expect(other).rejects.toThrow(Conflict)
  })

  test('is recognised among the latest twenty, and no more are remembered', async () => {
    const draft = await someDraft()
    for (let version = 1; version <= 25; version++)
      await saveDraft(us, { postId: draft.postId, version, saveId: saveId(), title: `${version}` })
    const row = await db().draft.findUniqueOrThrow({ where: { postId: draft.postId } })
    expect(row.saveIds).toHaveLength(20)
  })
})

describe('a change that is sent as one replacement', () => {
  test('is applied to the stored text', async () => {
    const draft = await someDraft({ body: 'Grüße 👋 an alle.' })
    await saveDraft(us, { ...draft, bodySplice: { from: 9, to: 11, insert: 'von', length: 17 } })
    expect((await getDraft(us, draft.postId)).body).toBe('Grüße 👋 von alle.')
  })

  test.each([
    ['made for a longer text', { from: 0, to: 1, insert: 'x', length: 6 }],
    ['beyond the end', { from: 0, to: 6, insert: 'x', length: 5 }],
    ['backwards', { from: 3, to: 2, insert: 'x', length: 5 }],
    ['through half of a character', { from: 1, to: 1, insert: '\ud83d', length: 5 }],
  ])('and is %s is rejected, and the text stays', async (_, bodySplice) => {
    const draft = await someDraft({ body: 'Words' })
    await expect(saveDraft(us, { ...draft, bodySplice })).rejects.toThrow(Invalid)
    expect(await getDraft(us, draft.postId)).toMatchObject({ body: 'Words', version: 1 })
  })

  test('to a text over the limit is rejected', async () => {
    const draft = await someDraft({ body: 'x'.repeat(1_048_576) })
    const bodySplice = { from: 0, to: 0, insert: 'x', length: 1_048_576 }
    await expect(saveDraft(us, { ...draft, bodySplice })).rejects.toThrow(Invalid)
  })
})

describe('the save that resolves a conflict', () => {
  test('keeps both texts that it does not store, with who wrote them', async () => {
    const [ana, ben] = [await someone('editor'), await someone('editor')]
    const draft = await someDraft({ body: 'Begun.' }, ana)
    await saveDraft(ben, { ...draft, body: 'Theirs.', tags: ['Kept'] })
    await saveDraft(ana, {
      postId: draft.postId,
      version: 2,
      body: 'Both.',
      conflicting: [{ body: 'Mine.', dek: 'Mine too.' }],
    })
    const kept = await listKeptVersions(ana, draft.postId)
    expect(kept).toMatchObject([
      { version: 2, reason: 'conflict', by: 'The editor' },
      { version: 2, reason: 'conflict', by: 'The editor' },
    ])
    const texts = await Promise.all(kept.map(({ id }) => getKeptText(ana, id)))
    expect(texts).toMatchObject([
      { body: 'Mine.', dek: 'Mine too.', tags: ['Kept'] },
      { body: 'Theirs.', dek: '', tags: ['Kept'] },
    ])
    const by = await db().draftVersion.findMany({
      where: { postId: draft.postId },
      orderBy: { createdAt: 'desc' },
      select: { createdById: true },
    })
    expect(by.map(({ createdById }) => createdById)).toEqual([ana.userId, ben.userId])
  })

  test('keeps only what it does not store', async () => {
    const draft = await someDraft({ body: 'Theirs.' })
    const own = { body: 'Mine.' }
    await saveDraft(us, { ...draft, ...own, conflicting: [own] })
    const [kept, ...more] = await listKeptVersions(us, draft.postId)
    expect(more).toEqual([])
    expect((await getKeptText(us, kept?.id ?? '')).body).toBe('Theirs.')
  })

  test('that is itself too late keeps nothing', async () => {
    const draft = await someDraft()
    await saveDraft(us, { ...draft, title: 'First' })
    const late = { ...draft, title: 'Late', conflicting: [{ title: 'Mine' }] }
    await expect(saveDraft(us, late)).rejects.toThrow(Conflict)
    expect(await listKeptVersions(us, draft.postId)).toEqual([])
  })

  test('keeps texts that no other writer can see', async () => {
    const writer = await someone('author')
    const draft = await someDraft({}, writer)
    await saveDraft(writer, { ...draft, title: 'New', conflicting: [{ title: 'Mine' }] })
    const [kept] = await listKeptVersions(writer, draft.postId)
    const other = await someone('author')
    await expect(listKeptVersions(other, draft.postId)).rejects.toThrow(NotFound)
    await expect(getKeptText(other, kept?.id ?? '')).rejects.toThrow(NotFound)
  })
})

describe('the version of a draft', () => {
  test('stays when it is submitted, handed back, and published', async () => {
    const draft = await someDraft()
    await submitPost(us, draft.postId)
    expect(await getDraftStatus(us, draft.postId)).toMatchObject({ version: 1, workflow: 'in_review' })
    await requestChanges(us, draft.postId)
    expect(await getDraftStatus(us, draft.postId)).toMatchObject({ workflow: 'changes_requested' })
    await publishPost(us, draft)
    expect(await getDraftStatus(us, draft.postId)).toMatchObject({
      version: 1,
      workflow: 'draft',
      state: 'live',
      live: { version: 1 },
    })
  })

  test('comes with the name of the user who saved it', async () => {
    const ana = await someone('editor')
    const draft = await someDraft({}, ana)
    expect(await getDraftStatus(us, draft.postId)).toMatchObject({ savedBy: { id: ana.userId } })
    await expect(getDraftStatus(await someone('author'), draft.postId)).rejects.toThrow(NotFound)
  })
})
