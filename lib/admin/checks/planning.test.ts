import { expect, test } from 'vitest'
import { previewAddress } from '#lib/admin/addresses.ts'
import { checkText } from '#lib/admin/checks/live.ts'
import { planPublication } from '#lib/admin/checks/planning.ts'
import { publishChecked } from '#lib/admin/checks/publishing.ts'
import { previewSharedImage, previewUnsaved } from '#lib/admin/previewing.ts'
import { publicationItself, type Viewer } from '#lib/auth/viewer.ts'
import { Invalid, NotFound } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { unpublishPost } from '#lib/posts/removing.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { someByline, someDraft, someone, somePost } from '#test/factories.ts'

const VERBS: Record<string, (viewer: Viewer, postId: string) => Promise<unknown>> = {
  checkText: (viewer, postId) => checkText(viewer, { postId, body: 'a {b}' }),
  planPublication: (viewer, postId) => planPublication(viewer, { postId, body: 'a' }),
  previewUnsaved: (viewer, postId) => previewUnsaved(viewer, { postId, body: 'a' }),
  previewSharedImage: (viewer, postId) => previewSharedImage(viewer, { postId }),
  previewAddress: (viewer, postId) => previewAddress(viewer, { postId, slug: '', title: 'a' }),
}

test.each(Object.entries(VERBS))('%s finds no post of another writer for a contributor', async (_, verb) => {
  const [writer, other] = [await someone('contributor'), await someone('contributor')]
  const { postId } = await someDraft({}, writer)
  await expect(verb(writer, postId)).resolves.toBeDefined()
  await expect(verb(other, postId)).rejects.toThrow(NotFound)
})

test('a problem in an unsaved text has its place as line, column and offset', async () => {
  const { postId } = await someDraft()
  const [problem] = await checkText(publicationItself, { postId, body: 'One.\n\nTwo {three}.' })
  expect(problem).toMatchObject({ line: 3, column: 5, offset: 10 })
})

test('a text that no draft could hold is refused', async () => {
  const { postId } = await someDraft()
  const body = 'a'.repeat(1_048_577)
  await expect(checkText(publicationItself, { postId, body })).rejects.toThrow(Invalid)
  await expect(previewUnsaved(publicationItself, { postId, body })).rejects.toThrow(Invalid)
})

test('links to nothing on this site are found, with fragments and images', async () => {
  const { href } = await somePost({ title: 'There' })
  const gone = await somePost({ title: 'Not there any more' })
  await unpublishPost(publicationItself, gone.postId)
  const { postId } = await someDraft({ title: 'Linking' })
  const body = [
    ...[`[live](${href})`, `[gone](${gone.href})`, '[own](/blog/linking)', '[part](#part)', '[no](#nothing)'],
    ...[`[image](/media/${'a'.repeat(64)}.webp)`, '[feed](/feed.xml)', '[out](https://else.org/nothing)'],
    '\n\n## Part',
  ].join('\n')
  const { findings } = await planPublication(publicationItself, { postId, body })
  const lines = findings.filter(({ check }) => check === 'deadLinks').map(({ place }) => place)
  expect(lines).toMatchObject([{ line: 2 }, { line: 5 }, { line: 6 }])
})

test('the plan says which address a live post leaves, and when another post has the new one', async () => {
  const { postId } = await somePost({ title: 'Before' })
  await somePost({ title: 'Taken' })
  const plan = (slug: string) => planPublication(publicationItself, { postId, slug })
  expect(await plan('after')).toMatchObject({
    ...{ path: '/blog/after', movesFrom: '/blog/before', isLive: true, problem: null },
  })
  expect(await plan('before')).toMatchObject({ path: '/blog/before', movesFrom: null })
  expect((await plan('taken')).problem).toContain('Another post has this address')
})

test('an address is shown as it will be', async () => {
  const { postId } = await someDraft({ title: 'Draft' })
  await somePost({ title: 'A Name' })
  const address = (slug: string, title = '') => previewAddress(publicationItself, { postId, slug, title })
  expect(await address('Ünïque Größe!')).toMatchObject({ path: '/blog/unique-grosse', problem: null })
  expect(await address('', 'A name')).toMatchObject({ path: '/blog/a-name-2', problem: null })
  expect((await address('!!')).problem).toBe('Use letters or digits.')
})

test('an unsaved preview shows the fields on the screen and stores nothing', async () => {
  const byline = await someByline('Ida Reed')
  const { postId } = await someDraft({ title: 'Stored', dek: 'Kept', tags: ['Old'] })
  const change = { title: 'On the screen', body: '## Part', tags: ['New one'], bylines: [byline] }
  const { article, feedHtml } = await previewUnsaved(publicationItself, { postId, ...change })
  expect(article).toMatchObject({ title: 'On the screen', dek: 'Kept', tags: [{ slug: 'new-one' }] })
  expect(article.authors.map(({ name }) => name)).toEqual(['Ida Reed'])
  expect(feedHtml).toContain('Part')
  const stored = { title: 'Stored', body: 'Nothing happened, and it was good.', version: 1 }
  expect(await db().draft.findUnique({ where: { postId } })).toMatchObject(stored)
  expect(await db().tag.count({ where: { name: 'New one' } })).toBe(0)
})

test('the image that networks show is drawn for a text without a cover', async () => {
  const { postId } = await someDraft()
  const { src } = await previewSharedImage(publicationItself, { postId, title: 'A card' })
  expect(src).toMatch(/^data:image\/png;base64,iVBOR/)
})

test('a check that the settings make blocking stops a publication from the desk', async () => {
  const draft = await someDraft({ title: 'With a TK', body: 'Still TK.', dek: '' })
  await saveSettings(publicationItself, { blockingChecks: ['placeholders'] })
  const refused = await publishChecked(publicationItself, draft).catch((error) => error)
  expect(refused).toBeInstanceOf(Invalid)
  expect(refused.fields.title).toContain('TK')
  expect(refused.problems).toMatchObject([{ line: 1, column: 7 }])
  await saveSettings(publicationItself, { blockingChecks: ['deadLinks'] })
  await expect(publishChecked(publicationItself, draft)).resolves.toMatchObject({ slug: 'with-a-tk' })
})
