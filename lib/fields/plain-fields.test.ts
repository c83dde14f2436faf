import { join } from 'node:path'
import { expect, test } from 'vitest'
import { getDraft } from '#lib/admin/drafts.ts'
import { getLiveText } from '#lib/admin/live-text.ts'
import { previewPost } from '#lib/admin/previewing.ts'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import {
  ARTICLE_FIELDS,
  IMPORTED_FIELDS,
  LISTED_FIELDS,
  PLAIN_FIELDS,
  pick,
  selectOf,
} from '#lib/fields/choosing.ts'
import { DRAFT_FIELDS } from '#lib/fields/draft-fields.ts'
import { exportPublication } from '#lib/import-export/site/exporting.ts'
import { importPublication } from '#lib/import-export/site/importing.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { getLiveArticle, getLivePage } from '#lib/published/articles.ts'
import { getHome } from '#lib/published/home.ts'
import { emptyPublication } from '#test/emptying.ts'
import { somePost } from '#test/factories.ts'
import { temporaryFolder } from '#test/folder.ts'
import { makeFolder } from '#test/folders.ts'
import { bringIn, postFrom } from '#test/importing.ts'
import { emptyFields, fullFields } from '#test/plain-fields.ts'

const shown = pick(fullFields, [...LISTED_FIELDS, ...ARTICLE_FIELDS])

test('every plain field of a draft is frozen by publishing, and readers see those that are shown', async () => {
  const { postId, version, slug } = await somePost(fullFields)
  expect(await getLiveArticle(slug)).toMatchObject(shown)
  expect((await getHome()).lead).toMatchObject(pick(fullFields, LISTED_FIELDS))
  expect((await previewPost(us, postId)).article).toMatchObject(shown)

  await saveDraft(us, { postId, version, ...emptyFields })
  expect(await getDraft(us, postId)).toMatchObject(emptyFields)
  expect(await getLiveText(us, postId)).toMatchObject(fullFields)
  expect(await getLiveArticle(slug)).toMatchObject(shown)
})

test('a page shows the same fields', async () => {
  const { slug } = await somePost({ ...fullFields, kind: 'page' })
  expect(await getLivePage(slug)).toMatchObject(shown)
})

test('an export brings back every plain field, of the live text and of a changed draft', async () => {
  await emptyPublication()
  const { postId, version } = await somePost(fullFields)
  const changed = { ...emptyFields, title: 'Changed' }
  await saveDraft(us, { postId, version, ...changed })
  const path = join(temporaryFolder(), 'site')
  await exportPublication(us, { path })
  await emptyPublication()
  await importPublication(us, { path })
  expect(await getLiveText(us, postId)).toMatchObject(fullFields)
  expect(await getDraft(us, postId)).toMatchObject(changed)
})

test.each(IMPORTED_FIELDS.flatMap((name) => DRAFT_FIELDS[name].importedAs.map((alias) => ({ alias, name }))))(
  'the front matter “$alias” becomes the field $name',
  async ({ alias, name }) => {
    const folder = makeFolder({ 'a.md': `---\n${alias}: ${fullFields[name]}\n---\nWords.` })
    await bringIn(folder)
    const { id } = await postFrom(folder, 'a.md')
    const draft = await db().draft.findUniqueOrThrow({
      where: { postId: id },
      select: selectOf(PLAIN_FIELDS),
    })
    expect(draft).toEqual({ ...emptyFields, title: expect.any(String), [name]: fullFields[name] })
  },
)
