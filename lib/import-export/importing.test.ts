import { expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { trashPost, unpublishPost, withdrawPost } from '#lib/posts/removing.ts'
import { getLiveArticle, getLivePage } from '#lib/published/articles.ts'
import { dumpDatabase } from '#test/dump.ts'
import { someone } from '#test/factories.ts'
import { makeFolder, writeInto } from '#test/folders.ts'
import { bringIn, onlyFile, postFrom, sourceName } from '#test/importing.ts'

test('an article arrives with everything its front matter says', async () => {
  const folder = makeFolder({
    'tides.mdx': `---
title: Why tides turn
dek: Water, and what pulls it.
date: 2024-03-05T10:00:00Z
updated: 2024-04-01
tags: [Oceans, Moon]
authors: [Ada Quill, Ben Okri]
slug: how-tides-turn
description: For search engines.
series: The sea
part: 2
featured: true
---

# Why tides turn

Twice a day.[^1]

[^1]: Nearly.
`,
  })
  const report = await bringIn(folder)
  expect(report).toMatchObject({ found: 1, counts: { created: 1, failed: 0 }, unknownFields: [] })
  expect(onlyFile(report)).toMatchObject({ outcome: 'created', isLive: true, notes: [] })
  const article = await getLiveArticle('how-tides-turn')
  expect(article).toMatchObject({
    title: 'Why tides turn',
    dek: 'Water, and what pulls it.',
    description: 'For search engines.',
    publishedAt: new Date('2024-03-05T10:00:00Z'),
    revisedAt: new Date('2024-04-01T00:00:00Z'),
    tags: [{ name: 'Oceans' }, { name: 'Moon' }],
    bylines: [{ name: 'Ada Quill' }, { name: 'Ben Okri' }],
    series: { title: 'The sea' },
  })
  expect(article?.html).toContain('Twice a day.')
  expect(article?.html).not.toContain('<h1')
  expect(await postFrom(folder, 'tides.mdx')).toMatchObject({ draft: { featured: true, seriesPart: 2 } })
  expect(await db().user.count({ where: { name: 'Ada Quill' } })).toBe(0)
})

test('a page, and an article without any front matter, arrive too', async () => {
  const folder = makeFolder({
    'imprint.md': '---\nkind: page\ntitle: Imprint\n---\nWho we are.',
    'notes/2023-02-01-first-light.md': '# First *light*\n\nIt was early.',
    'nothing-but-words.md': 'Only words.',
  })
  expect(await bringIn(folder)).toMatchObject({ counts: { created: 3 } })
  expect(await getLivePage('imprint')).toMatchObject({ title: 'Imprint' })
  expect(await getLiveArticle('first-light')).toMatchObject({
    title: 'First light',
    publishedAt: new Date('2023-02-01T00:00:00Z'),
  })
  expect(await getLiveArticle('nothing-but-words')).toMatchObject({ title: 'Nothing but words' })
})

test('drafts stay drafts, and what is dated in the future waits as one', async () => {
  const folder = makeFolder({
    'draft-one.md': '---\ndraft: true\n---\nText.',
    '_drafts/draft-three.md': 'Text.',
    'draft-two.md': '---\npublished: false\n---\nText.',
    'draft-ahead.md': '---\ntitle: Ahead\ndate: 2999-01-01\n---\nText.',
  })
  const report = await bringIn(folder)
  expect(report.files).toMatchObject(Array(4).fill({ outcome: 'created', isLive: false }))
  expect(onlyFile(report, 'draft-ahead.md').notes).toMatchObject([
    { level: 'warning', line: 3, column: 7, message: expect.stringContaining('future') },
  ])
  expect(await db().post.count({ where: { source: { startsWith: sourceName(folder) }, slug: null } })).toBe(4)
})

test('the same name twice gets a number; the same slug twice is refused', async () => {
  const folder = makeFolder({
    '2021/harvest.md': 'One.',
    '2022/harvest.md': 'Two.',
    '2023/other.md': '---\nslug: harvest\n---\nThree.',
  })
  const report = await bringIn(folder)
  expect(await postFrom(folder, '2021/harvest.md')).toMatchObject({ slug: 'harvest' })
  expect(await postFrom(folder, '2022/harvest.md')).toMatchObject({ slug: 'harvest-2' })
  expect(onlyFile(report, '2023/other.md')).toMatchObject({
    outcome: 'failed',
    notes: [{ line: 2, column: 7, message: expect.stringContaining('Another post has this address') }],
  })
})

test('a second import changes nothing at all', async () => {
  const folder = makeFolder({
    'again-one.md':
      '---\ntitle: One\ntags: [a]\nauthors: [Ada Quill]\ndate: 2024-01-01\nseries: Again\npart: 1\n---\nText.',
    'again-two.mdx': '---\ntitle: Two\ndraft: true\n---\n<Callout>\n\nText.\n\n</Callout>',
    'again-bad.mdx': '---\ntitle: Three\n---\n\nOops {1 + 1}',
    'again-future.md': '---\ndate: 2999-01-01\n---\nText.',
  })
  await bringIn(folder)
  const before = await dumpDatabase()
  const report = await bringIn(folder)
  expect(report.counts).toEqual({ created: 0, updated: 0, unchanged: 3, skipped: 0, failed: 1 })
  expect(await dumpDatabase()).toEqual(before)
})

test('a changed file updates its post, which keeps its address', async () => {
  const folder = makeFolder({ 'moss.md': '---\ntitle: Moss\ndate: 2024-01-01\ntags: [Green]\n---\nGreen.' })
  await bringIn(folder)
  const before = await postFrom(folder, 'moss.md')
  writeInto(folder, 'moss.md', '---\ntitle: Moss and lichen\ndate: 2024-01-01\ntags: [Grey]\n---\nGrey.')
  expect(onlyFile(await bringIn(folder))).toMatchObject({ outcome: 'updated', isLive: true })
  expect(await postFrom(folder, 'moss.md')).toMatchObject({
    id: before.id,
    slug: 'moss',
    publishedAt: before.publishedAt,
    liveRevision: { title: 'Moss and lichen', number: 2 },
  })
  expect(await getLiveArticle('moss')).toMatchObject({ tags: [{ name: 'Grey' }] })
  expect(await bringIn(folder)).toMatchObject({ counts: { unchanged: 1 } })
})

test('what was changed on both sides is reported and left alone', async () => {
  const folder = makeFolder({ 'fern.md': '---\ntitle: Fern\n---\nMine.' })
  await bringIn(folder)
  const { id, draft } = await postFrom(folder, 'fern.md')
  await saveDraft(publicationItself, { postId: id, version: draft?.version ?? 0, body: 'Theirs.' })
  expect(await bringIn(folder)).toMatchObject({ counts: { unchanged: 1 } })
  writeInto(folder, 'fern.md', '---\ntitle: Fern\n---\nMine, changed.')
  const before = await dumpDatabase()
  expect(onlyFile(await bringIn(folder))).toMatchObject({
    outcome: 'skipped',
    notes: [{ line: 1, column: 1, message: expect.stringContaining('Both the file and the post') }],
  })
  expect(await dumpDatabase()).toEqual(before)
})

test('what was taken down on the site is not put up again', async () => {
  const names = ['down-unpublished.md', 'down-trashed.md', 'down-withdrawn.md']
  const folder = makeFolder(Object.fromEntries(names.map((name) => [name, 'Text.'])))
  await bringIn(folder)
  const [unpublished, trashed, withdrawn] = await Promise.all(names.map((name) => postFrom(folder, name)))
  await unpublishPost(publicationItself, unpublished?.id ?? '')
  await trashPost(publicationItself, trashed?.id ?? '')
  await withdrawPost(publicationItself, withdrawn?.id ?? '')
  expect(await bringIn(folder)).toMatchObject({ counts: { unchanged: 3 } })
  for (const name of names) writeInto(folder, name, 'Changed.')
  const report = await bringIn(folder)
  expect(onlyFile(report, 'down-unpublished.md')).toMatchObject({
    outcome: 'updated',
    isLive: false,
    notes: [{ level: 'warning', message: expect.stringContaining('unpublished') }],
  })
  expect(onlyFile(report, 'down-trashed.md')).toMatchObject({ outcome: 'skipped' })
  expect(onlyFile(report, 'down-withdrawn.md')).toMatchObject({ outcome: 'skipped' })
  expect(
    await db().post.count({ where: { source: { startsWith: sourceName(folder) }, liveRevisionId: null } }),
  ).toBe(3)
})

test('a file that becomes a draft leaves its post where it is', async () => {
  const folder = makeFolder({ 'stays.md': '---\ndate: 2024-01-01\n---\nOne.' })
  await bringIn(folder)
  writeInto(folder, 'stays.md', '---\ndraft: true\n---\nTwo.')
  expect(onlyFile(await bringIn(folder))).toMatchObject({ outcome: 'updated', isLive: true })
  expect(await postFrom(folder, 'stays.md')).toMatchObject({
    liveRevision: { body: expect.stringContaining('One.') },
    draft: { body: expect.stringContaining('Two.') },
  })
})

test('a dry run tells the same and writes nothing', async () => {
  const folder = makeFolder({
    'dry-good.md':
      '---\ntitle: Dry\ntags: [New tag]\nauthors: [New author]\nseries: New series\npart: 1\n---\nText.',
    'dry-long.md': `---\ntitle: ${'x'.repeat(5_000)}\n---\nText.`,
    'dry-bad.mdx': '---\ntitle: x\n---\n\n<script>alert(1)</script>',
    'dry-slug.md': '---\nslug: "!!!"\n---\nText.',
  })
  const before = await dumpDatabase()
  const dry = await bringIn(folder, { dryRun: true })
  expect(await dumpDatabase()).toEqual(before)
  expect(dry).toMatchObject({ dryRun: true, counts: { created: 1, failed: 3 } })
  const wet = await bringIn(folder)
  expect(wet.files).toEqual(dry.files)
})

test('what the verbs refuse is told at its place, and leaves nothing behind', async () => {
  const folder = makeFolder({
    'v-title.md': `---\ndek: x\ntitle: ${'x'.repeat(5_000)}\n---\nText.`,
    'v-tag.md': `---\ntags: [${'y'.repeat(200)}]\n---\nText.`,
    'v-author.md': `---\nauthor: ${'z'.repeat(300)}\n---\nText.`,
    'v-slug.md': '---\nkind: page\nslug: admin\n---\nText.',
    'v-part.md': '---\ntitle: x\npart: 3\n---\nText.',
    'v-invisible.md': '---\ntitle: "\u200b"\n---\nText.',
  })
  const before = await dumpDatabase()
  const report = await bringIn(folder)
  expect(await dumpDatabase()).toEqual(before)
  expect(report.files.map(({ file, notes }) => [file, notes[0]?.line, notes[0]?.column])).toEqual([
    ['v-author.md', 2, 9],
    ['v-invisible.md', 2, 8],
    ['v-part.md', 3, 7],
    ['v-slug.md', 3, 7],
    ['v-tag.md', 2, 7],
    ['v-title.md', 3, 8],
  ])
})

test('two articles cannot be the same part of a series, and the second says so', async () => {
  const folder = makeFolder({
    'part-a.md': '---\nseries: Twice\npart: 1\n---\nOne.',
    'part-b.md': '---\nseries: twice\npart: 1\n---\nTwo.',
  })
  const report = await bringIn(folder)
  expect(onlyFile(report, 'part-b.md')).toMatchObject({ outcome: 'failed', notes: [{ line: 3, column: 7 }] })
  expect(report.counts).toMatchObject({ created: 1, failed: 1 })
})

test('an imported post belongs to the administrator who imported it; other roles may not import', async () => {
  const administrator = await someone('administrator')
  const folder = makeFolder({ 'owned.md': 'Text.' })
  for (const role of ['contributor', 'author', 'editor'] as const) {
    await expect(bringIn(folder, {}, await someone(role))).rejects.toMatchObject({ code: 'forbidden' })
  }
  await bringIn(folder, {}, administrator)
  expect(await postFrom(folder, 'owned.md')).toMatchObject({ ownerId: administrator.userId })
})

test('names in front matter that mean nothing are told once', async () => {
  const folder = makeFolder({
    'u1.md': '---\nmathjax: x\nlayout: y\n---\nText.',
    'u2.md': '---\nmathjax: x\nbibliography: y\n---\nText.',
  })
  expect((await bringIn(folder)).unknownFields).toEqual(['bibliography', 'mathjax'])
})
