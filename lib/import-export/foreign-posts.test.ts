import { expect, test } from 'vitest'
import { getDraft } from '#lib/admin/drafts.ts'
import { db } from '#lib/db/client.ts'
import { createPost, saveDraft } from '#lib/posts/editing.ts'
import { createImported, publishImported, saveImported } from '#lib/posts/importing.ts'
import { someDraft, someone } from '#test/factories.ts'
import { makeFolder } from '#test/folders.ts'
import { bringIn, onlyFile, sourceName } from '#test/importing.ts'

const FORGERS = ['contributor', 'author', 'editor', 'administrator', 'owner'] as const

test.each(FORGERS)('no role may set the source of a post: %s', async (role) => {
  const viewer = await someone(role)
  const source = { name: `guessed-by-${role}/secret.md`, hash: 'a' }
  const refusal = { fields: { source: 'Unknown field. Remove it.' } }
  const forged: object = { source }
  await expect(createPost(viewer, forged)).rejects.toMatchObject(refusal)
  const draft = await someDraft({}, viewer)
  await expect(saveDraft(viewer, { ...draft, ...forged })).rejects.toMatchObject(refusal)
  expect(await db().post.count({ where: { source: source.name } })).toBe(0)
})

test.each(['contributor', 'author', 'editor'] as const)('what an import may is not for %s', async (role) => {
  const viewer = await someone(role)
  const draft = await someDraft({}, viewer)
  const source = { name: `imported-by-${role}/a.md`, hash: 'a' }
  const refused = { code: 'forbidden' }
  await expect(createImported(viewer, {}, source)).rejects.toMatchObject(refused)
  await expect(saveImported(viewer, draft, source)).rejects.toMatchObject(refused)
  await expect(publishImported(viewer, { ...draft, revisedAt: null })).rejects.toMatchObject(refused)
})

test('a post that names a file as its source and that no import made is left alone, and the report says so', async () => {
  const folder = makeFolder({ 'secret.md': '---\ndraft: true\n---\nNot for everybody.' })
  const contributor = await someone('contributor')
  const { postId } = await someDraft({ title: 'Mine', body: 'Mine.' }, contributor)
  await forge(postId, `${sourceName(folder)}/secret.md`)
  const report = await bringIn(folder, {}, await someone('administrator'))
  expect(report.counts).toMatchObject({ skipped: 1, created: 0, updated: 0 })
  expect(onlyFile(report).notes).toMatchObject([
    { level: 'error', message: expect.stringContaining('was not imported') },
  ])
  expect(await getDraft(contributor, postId)).toMatchObject({ title: 'Mine', body: 'Mine.', version: 1 })
})

test('it is left alone while it is written to, as well', async () => {
  const administrator = await someone('administrator')
  const draft = await someDraft({ title: 'Mine' }, await someone('author'))
  const source = { name: 'race/secret.md', hash: 'a' }
  const conflict = { code: 'conflict' }
  await expect(saveImported(administrator, { ...draft, title: 'Theirs' }, source)).rejects.toMatchObject(
    conflict,
  )
  await forge(draft.postId, source.name)
  await expect(saveImported(administrator, { ...draft, title: 'Theirs' }, source)).rejects.toMatchObject(
    conflict,
  )
  await expect(createImported(administrator, { title: 'Theirs' }, source)).rejects.toMatchObject(conflict)
  expect(await getDraft(administrator, draft.postId)).toMatchObject({ title: 'Mine', version: 1 })
})

test('a post remembers the file it was made from, the hash and the version that was', async () => {
  const administrator = await someone('administrator')
  const first = await createImported(administrator, { title: 'A' }, { name: 'posts/a.md', hash: 'h1' })
  await saveImported(administrator, { ...first, title: 'B' }, { name: 'posts/a.md', hash: 'h2' })
  expect(await db().post.findUnique({ where: { source: 'posts/a.md' } })).toMatchObject({
    id: first.postId,
    sourceHash: 'h2',
    sourceVersion: 2,
  })
})

/** A source without a hash: no import made the post. */
async function forge(id: string, source: string): Promise<void> {
  await db().post.update({ where: { id }, data: { source }, select: { id: true } })
}
