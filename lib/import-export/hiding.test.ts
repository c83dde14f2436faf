import { expect, test, vi } from 'vitest'
import { newId } from '#lib/core/id.ts'
import { db } from '#lib/db/client.ts'
import { siteOrigin } from '#lib/urls/origin.ts'
import { makeFolder, writeInto } from '#test/folders.ts'
import { bringIn, onlyFile, postFrom, sourceName } from '#test/importing.ts'

// Busy machines take their time to start the renderer.
vi.setConfig({ testTimeout: 120_000 })

test('what says in any spelling that it is not public comes in as a draft, named with the reason', async () => {
  const folder = makeFolder({
    'h1-status.md': '---\nstatus: draft\nprivate: true\nvisibility: hidden\n---\nText.',
    'h2-noindex.md': '---\nnoindex: true\n---\nText.',
    'h3-canonical.md': '---\ncanonical: https://elsewhere.example/a\n---\nText.',
    'h4-json.md': '{\n  "title": "From JSON", "date": "2024-01-01", "draft": true\n}\n\nText.',
    'h5-headers.md': 'Title: From headers\nDate: 2024-01-01\nStatus: draft\n\nText.',
    'drafts/h6-folder.md': 'Text.',
    'h7-both.mdx': '---\npublished: true\npublish: no\n---\nText.',
  })
  const report = await bringIn(folder)
  const notes = Object.fromEntries(
    report.files.map(({ file, notes }) => [file, notes.map(({ line }) => line)]),
  )
  expect(notes).toEqual({
    'drafts/h6-folder.md': [1],
    'h1-status.md': [2, 3, 4],
    'h2-noindex.md': [2],
    'h3-canonical.md': [2],
    'h4-json.md': [1, 2],
    'h5-headers.md': [3],
    'h7-both.mdx': [3],
  })
  expect(report.files).toMatchObject(Array(7).fill({ outcome: 'created', isLive: false }))
  const live = {
    source: { startsWith: sourceName(folder) },
    OR: [{ liveRevisionId: { not: null } }, { slug: { not: null } }],
  }
  expect(await db().post.count({ where: live })).toBe(0)
  expect(await bringIn(folder)).toMatchObject({ counts: { unchanged: 7 } })
  writeInto(folder, 'h1-status.md', '---\nstatus: private\n---\nOther text.')
  writeInto(folder, 'h5-headers.md', 'Status: pending\n\nOther text.')
  expect(await bringIn(folder)).toMatchObject({ counts: { unchanged: 5, updated: 2 } })
  expect(await db().post.count({ where: live })).toBe(0)
})

test('a canonical address that is the article’s own keeps nothing back', async () => {
  const own = (path: string) => `---\ncanonical_url: ${path}\n---\nText.`
  const folder = makeFolder({
    'c-own.md': own(`${siteOrigin()}/blog/c-own`),
    'c-slash.md': own(`${siteOrigin()}/blog/c-slash/`),
    'c-path.md': own('/blog/c-path'),
    'c-page.md': `---\nkind: page\nslug: c-chosen\nseo: { canonical: ${siteOrigin()}/c-chosen }\n---\nText.`,
    'c-other.md': own('/blog/c-own'),
    'c-query.md': own('/blog/c-query?a=1'),
    'sub/c-own.md': own(`${siteOrigin()}/blog/c-own`),
  })
  const report = await bringIn(folder)
  expect(report.unknownFields).toEqual(['seo'])
  const live = Object.fromEntries(report.files.map(({ file, isLive }) => [file, isLive]))
  expect(live).toEqual({
    'c-other.md': false,
    'c-own.md': true,
    'c-page.md': true,
    'c-path.md': true,
    'c-query.md': false,
    'c-slash.md': true,
    'sub/c-own.md': false,
  })
})

test.each([
  'draft: true',
  'status: private',
  'noindex: true',
  'date: 2999-01-01',
  'canonical: https://e.example/x',
])(
  'a live article whose file comes to say %s stays as it was, and is reported until an editor takes it down',
  async (mark) => {
    const folder = makeFolder({ 'was-live.md': 'One.' })
    await bringIn(folder)
    writeInto(folder, 'was-live.md', `---\n${mark}\n---\nTwo.`)
    const named = {
      isLive: true,
      notes: expect.arrayContaining([
        expect.objectContaining({ message: expect.stringContaining('published version is still live') }),
      ]),
    }
    expect(onlyFile(await bringIn(folder, { dryRun: true }))).toMatchObject({ outcome: 'updated', ...named })
    expect(onlyFile(await bringIn(folder))).toMatchObject({ outcome: 'updated', ...named })
    expect(onlyFile(await bringIn(folder))).toMatchObject({ outcome: 'unchanged', ...named })
    expect(await postFrom(folder, 'was-live.md')).toMatchObject({
      liveRevision: { body: expect.stringContaining('One.') },
      draft: { body: expect.stringContaining('Two.') },
    })
  },
)

test('a fault over one file is told as that file’s, and the others come in', async () => {
  const folder = makeFolder({
    'a-noncharacter.md': '---\ntitle: x\n---\n\nbefore \uFDD0 after',
    'b-entity.mdx': '---\ntitle: x\n---\n\n<kbd title="&#xFDD0;">a</kbd>',
    'c-title.md': '---\ntitle: "a\\uFDD0b"\n---\nText.',
    'd-fine.md': 'Text.',
  })
  const report = await bringIn(folder)
  expect(report.files).toMatchObject([
    { outcome: 'failed', notes: [{ line: 5, column: 8, message: expect.stringContaining('U+FDD0') }] },
    { outcome: 'failed', notes: [{ line: 5, column: 6, message: expect.stringContaining('U+FDD0') }] },
    { outcome: 'failed', notes: [{ line: 2, column: 8, message: expect.stringContaining('U+FDD0') }] },
    { outcome: 'created', isLive: true },
  ])
})

test('unexpected errors are reported too, as long as the database answers', async () => {
  const gone = { role: 'administrator', userId: newId() } as const
  const report = await bringIn(makeFolder({ 'one.md': 'Text.', 'two.md': 'Text.' }), {}, gone)
  expect(report.files).toMatchObject(
    Array(2).fill({
      outcome: 'failed',
      notes: [{ line: 1, message: expect.stringMatching(/\S .+\.$/) }],
    }),
  )
})
