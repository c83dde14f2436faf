import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, Invalid } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { loadSamples } from '#lib/import-export/seeding.ts'
import { exportPublication } from '#lib/import-export/site/exporting.ts'
import { importPublication } from '#lib/import-export/site/importing.ts'
import { isExport } from '#lib/import-export/site/reading-folder.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { emptyPublication } from '#test/emptying.ts'
import { someDraft, someone, somePost } from '#test/factories.ts'
import { temporaryFolder } from '#test/folder.ts'
import { fillPublication } from '#test/publication.ts'
import { readSite } from '#test/readers.ts'
import { dumpFolder, dumpStorage } from '#test/stored.ts'

beforeEach(emptyPublication)
const exported = async () => {
  const path = join(temporaryFolder(), 'site')
  await exportPublication(publicationItself, { path })
  return path
}
const bringIn = (path: string) => importPublication(publicationItself, { path })

test('an export brought into an empty site gives the same site and the same export', {
  timeout: 180_000,
}, async () => {
  await loadSamples()
  await fillPublication()
  await saveSettings(publicationItself, {
    logo: (await db().media.findFirstOrThrow({ select: { id: true } })).id,
    language: 'de',
  })
  const [site, files] = [await readSite(), dumpStorage()]
  const first = await exported()
  expect(await isExport(first)).toBe(true)

  await emptyPublication()
  const report = await bringIn(first)
  expect(report.files.flatMap(({ notes }) => notes)).toEqual([])
  expect(report.counts).toMatchObject({ created: await db().post.count(), failed: 0 })
  expect(await readSite()).toEqual(site)
  expect(dumpStorage()).toEqual(files)
  expect(dumpFolder(await exported())).toEqual(dumpFolder(first))

  expect(await db().snippet.count()).toBe(2)

  // Again it changes nothing.
  expect((await bringIn(first)).counts).toMatchObject({ created: 0, unchanged: report.files.length })
  expect(await readSite()).toEqual(site)
})

test('an import that was cut off goes on where it stopped', { timeout: 60_000 }, async () => {
  for (let index = 0; index < 12; index++) await somePost({ title: `Number ${index}` })
  const site = await readSite()
  const folder = await exported()
  await emptyPublication()
  const stop = new AbortController()
  const options = { path: folder, signal: stop.signal, onFile: () => stop.abort() }
  expect(await importPublication(publicationItself, options)).toMatchObject({ interrupted: true })
  expect(await db().post.count()).toBeLessThan(12)
  // As it is when the process is killed between two steps.
  await db().$executeRaw`DELETE FROM search_entries`
  await db().$executeRaw`UPDATE posts SET live_revision_id = NULL`
  await db().$executeRaw`DELETE FROM revisions`
  expect((await bringIn(folder)).counts).toMatchObject({ created: 12, failed: 0 })
  expect(await readSite()).toEqual(site)
})

test('hostile titles and names stay inside the folder', async () => {
  await someDraft({ title: '../../etc/passwd', body: '---\nx: y\n---\n' })
  await somePost({ title: '---\u2028'.slice(0, 3), slug: 'a: b' })
  await somePost({ title: '"&*!|>%@` {x}', dek: "it's: [a] # b", tags: ['../x', 'null', 'true', '0x10'] })
  const folder = await exported()
  const site = await readSite()
  const names = Object.keys(dumpFolder(folder)).filter((path) => path.startsWith('articles/'))
  expect(names.every((path) => /^articles\/(_[0-9a-f]{24}|[a-z0-9-]+)\.mdx$/.test(path))).toBe(true)
  await emptyPublication()
  await bringIn(folder)
  expect(await readSite()).toEqual(site)
  expect(dumpFolder(await exported())).toEqual(dumpFolder(folder))
})

test('nothing but an earlier export is overwritten, and what others keep in it stays', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'site')
  mkdirSync(path)
  writeFileSync(join(path, 'thesis.txt'), 'precious')
  await expect(exportPublication(publicationItself, { path })).rejects.toThrow(Conflict)
  expect(readFileSync(join(path, 'thesis.txt'), 'utf8')).toBe('precious')

  const own = await exported()
  mkdirSync(join(own, '.git'))
  writeFileSync(join(own, '.git', 'config'), 'x')
  writeFileSync(join(own, 'articles', 'gone.mdx'), 'of an earlier export')
  await exportPublication(publicationItself, { path: own })
  expect(existsSync(join(own, '.git', 'config'))).toBe(true)
  expect(existsSync(join(own, 'articles', 'gone.mdx'))).toBe(false)
})

test('an export that is stopped leaves nothing', async () => {
  await somePost()
  const folder = temporaryFolder()
  const stop = AbortSignal.abort()
  const path = join(folder, 'site')
  await expect(exportPublication(publicationItself, { path, signal: stop })).rejects.toThrow(/abort/i)
  expect(readdirSync(folder)).toEqual([])
})

test('an image that was changed, a newer export and a broken file are told', async () => {
  await fillPublication()
  const folder = await exported()
  const [image = ''] = readdirSync(join(folder, 'media'))
  writeFileSync(join(folder, 'media', image), 'something else')
  writeFileSync(join(folder, 'articles', 'broken.mdx'), 'no front matter')
  await emptyPublication()
  const notes: string[] = []
  const report = await importPublication(publicationItself, {
    path: folder,
    onFile: (file) => notes.push(...file.notes.map(({ message }) => `${file.file}: ${message}`)),
  })
  expect(report).toMatchObject({ counts: { failed: 1 }, pictures: { missing: 1 } })
  expect(notes.join('\n')).toMatch(/media\/.*does not match its type[\s\S]*broken\.mdx: The front matter/)
  writeFileSync(
    join(folder, 'publication.json'),
    JSON.stringify({ application: 'publication', format: 2, counts: {} }),
  )
  await expect(bringIn(folder)).rejects.toThrow(Invalid)
})

test('an export of a version without snippets is read', async () => {
  const { postId } = await somePost()
  const folder = await exported()
  rmSync(join(folder, 'snippets.json'))
  await emptyPublication()
  expect((await bringIn(folder)).counts).toMatchObject({ created: 1 })
  expect(await db().post.findFirst({ select: { id: true } })).toEqual({ id: postId })
})

test('links in an export are not followed', async () => {
  await somePost({ slug: 'own' })
  const folder = await exported()
  renameSync(join(folder, 'articles', 'own.mdx'), join(folder, '..', 'elsewhere.mdx'))
  symlinkSync('../../elsewhere.mdx', join(folder, 'articles', 'own.mdx'))
  await emptyPublication()
  expect(await bringIn(folder)).toMatchObject({ found: 0 })
})

test.each([
  ['redirects.json', [{ from: '/x', to: 'javascript:alert(1)', postId: null, status: 308 }]],
  ['settings.json', { name: 'Ours', theme: 'dark' }],
  [
    'tags.json',
    [{ id: 'x', slug: '../../tags', name: 'Tag', description: '', createdAt: '2026-01-01T00:00:00Z' }],
  ],
  ['bylines.json', 'nonsense'],
])('what %s may not hold keeps everything out', async (file, content) => {
  await somePost()
  const folder = await exported()
  writeFileSync(join(folder, file), JSON.stringify(content))
  await emptyPublication()
  await expect(bringIn(folder)).rejects.toThrow(Invalid)
  expect([await db().post.count(), await db().media.count()]).toEqual([0, 0])
})

test('editors neither export nor import', async () => {
  const editor = await someone('editor')
  await expect(exportPublication(editor, { path: '/nowhere' })).rejects.toThrow(Forbidden)
  await expect(importPublication(editor, { path: '/nowhere' })).rejects.toThrow(Forbidden)
})
