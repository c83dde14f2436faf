import { expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { db } from '#lib/db/client.ts'
import { deleteImage } from '#lib/media/library.ts'
import { storeImage } from '#lib/media/storing.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { MAX_SNIPPET_LENGTH, MAX_SNIPPETS } from '#lib/snippets/input.ts'
import { getSnippet, listSnippetChoices, listSnippets } from '#lib/snippets/reading.ts'
import { createSnippet, createTemplate, deleteSnippet, saveSnippet } from '#lib/snippets/saving.ts'
import { startFromTemplate } from '#lib/snippets/starting.ts'
import { mergeTags } from '#lib/tags/editing.ts'
import { someDraft, someone } from '#test/factories.ts'
import { plainImage } from '#test/images.ts'
import { readDraft } from '#test/post-fields.ts'

const some = (name = `Snippet ${newId()}`) => ({ name, body: `Words of ${name}.` })

test('a snippet is saved, renamed, replaced and deleted by its author', async () => {
  const author = await someone('author')
  const id = await createSnippet(author, { name: '  House   style ', body: 'Be *brief*.' })
  expect(await getSnippet(author, id)).toMatchObject({ name: 'House style', body: 'Be *brief*.' })
  await saveSnippet(author, { id, name: 'Style of the house' })
  expect(await createSnippet(author, { name: 'any', body: 'Be **clear**.', replaces: id })).toBe(id)
  expect(await getSnippet(author, id)).toMatchObject({ name: 'Style of the house', body: 'Be **clear**.' })
  await deleteSnippet(author, id)
  await expect(getSnippet(author, id)).rejects.toThrow(NotFound)
  const events = await db().auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
  expect(events.map(({ action }) => action)).toEqual([
    'snippet.create',
    'snippet.save',
    'snippet.save',
    'snippet.delete',
  ])
})

test('everybody uses snippets; authors change their own, editors all, contributors none', async () => {
  const [contributor, author, other, editor] = [
    await someone('contributor'),
    await someone('author'),
    await someone('author'),
    await someone('editor'),
  ]
  const id = await createSnippet(author, some())
  const mayOf = async (viewer: typeof author) => {
    const { items, mayCreate } = await listSnippetChoices(viewer, 'snippet')
    return [mayCreate, items.find((item) => item.id === id)?.mayChange]
  }
  expect(await mayOf(contributor)).toEqual([false, false])
  expect(await mayOf(author)).toEqual([true, true])
  expect(await mayOf(other)).toEqual([true, false])
  expect(await mayOf(editor)).toEqual([true, true])
  for (const viewer of [contributor, other]) {
    await expect(saveSnippet(viewer, { id, name: 'Mine' })).rejects.toThrow(Forbidden)
    await expect(createSnippet(viewer, { ...some(), replaces: id })).rejects.toThrow(Forbidden)
    await expect(deleteSnippet(viewer, id)).rejects.toThrow(Forbidden)
  }
  await expect(createSnippet(contributor, some())).rejects.toThrow(Forbidden)
  await expect(listSnippets(contributor)).rejects.toThrow(Forbidden)
  await saveSnippet(editor, { id, name: `By an editor ${id}` })
  expect((await listSnippets(other)).find((row) => row.id === id)).toMatchObject({
    name: `By an editor ${id}`,
    createdBy: 'The author',
    mayChange: false,
  })
})

test('names are unique without case, per purpose; size and number are limited', async () => {
  const editor = await someone('editor')
  const { postId } = await someDraft({}, editor)
  await createSnippet(editor, some('Disclosure'))
  const other = await createSnippet(editor, some('Other'))
  await expect(createSnippet(editor, some('DISCLOSURE'))).rejects.toThrow('Another snippet has this name')
  await expect(saveSnippet(editor, { id: other, name: 'disclosure' })).rejects.toThrow(Invalid)
  await createTemplate(editor, { postId, name: 'Disclosure' })
  const long = { name: 'Long', body: 'x'.repeat(MAX_SNIPPET_LENGTH + 1) }
  await expect(createSnippet(editor, long)).rejects.toThrow('Shorten it')
  await expect(createSnippet(editor, { name: 'Empty', body: ' \n' })).rejects.toThrow(Invalid)
  await db().snippet.createMany({
    data: Array.from({ length: MAX_SNIPPETS }, (_, index) => ({ id: newId(), name: `Number ${index}` })),
  })
  await expect(createSnippet(editor, some())).rejects.toThrow('Delete some first')
  await db().snippet.deleteMany({ where: { name: { startsWith: 'Number ' } } })
})

test('a post that starts from a template has its text and fields, also for a contributor', async () => {
  const author = await someone('author')
  const seriesId = await findOrCreateSeries(publicationItself, { title: 'Field notes' })
  const fields = {
    title: 'Notes of the week',
    dek: 'In short',
    body: '## News\n\n- \n',
    tags: ['Notes', 'Weekly'],
  }
  const { postId } = await someDraft({ ...fields, seriesId, excerpt: 'Not kept' }, author)
  const id = await createTemplate(author, { postId, name: `Weekly ${postId}` })
  const contributor = await someone('contributor')
  const started = await startFromTemplate(contributor, id)
  expect(started.postId).not.toBe(postId)
  expect(await readDraft(started.postId)).toMatchObject({ ...fields, seriesId, excerpt: '' })
  await expect(startFromTemplate(contributor, await createSnippet(author, some()))).rejects.toThrow(NotFound)
})

test('a template follows its tags and its series when these are merged or gone', async () => {
  const editor = await someone('editor')
  const seriesId = await findOrCreateSeries(editor, { title: 'Short lived' })
  const { postId } = await someDraft({ tags: ['Robots', 'Automata'], seriesId }, editor)
  const id = await createTemplate(editor, { postId, name: `Merged ${postId}` })
  const [from, into] = await Promise.all(
    ['Robots', 'Automata'].map((name) =>
      db().tag.findFirstOrThrow({ where: { name }, select: { id: true } }),
    ),
  )
  await mergeTags(editor, { from: from?.id ?? '', into: into?.id ?? '' })
  await db().series.delete({ where: { id: seriesId } })
  expect(await getSnippet(editor, id)).toMatchObject({ tags: ['Automata'], seriesId: null })
})

test('templates of pages are for editors', async () => {
  const [editor, author] = [await someone('editor'), await someone('author')]
  const { postId } = await someDraft({ kind: 'page' }, editor)
  const id = await createTemplate(editor, { postId, name: `Landing page ${postId}` })
  const has = async (viewer: typeof author) =>
    (await listSnippetChoices(viewer, 'template')).items.some((item) => item.id === id)
  expect([await has(editor), await has(author)]).toEqual([true, false])
  await expect(startFromTemplate(author, id)).rejects.toThrow('You need an editor to create a page')
  await db().snippet.update({ where: { id }, data: { createdById: author.userId } })
  await expect(saveSnippet(author, { id, name: 'Mine' })).rejects.toThrow(Forbidden)
})

test('a template is edited, a snippet has no fields, and a foreign draft is no template', async () => {
  const [author, other] = [await someone('author'), await someone('author')]
  const { postId } = await someDraft({}, author)
  const id = await createTemplate(author, { postId, name: `Edited ${postId}` })
  await saveSnippet(author, { id, title: 'New title', dek: 'D', tags: ['Fresh'], body: 'New.' })
  expect(await getSnippet(author, id)).toMatchObject({
    title: 'New title',
    dek: 'D',
    tags: ['Fresh'],
    body: 'New.',
  })
  const snippet = await createSnippet(author, some())
  await expect(saveSnippet(author, { id: snippet, title: 'No' })).rejects.toThrow('Only a template has this')
  await expect(createTemplate(author, { postId, name: 'x', replaces: snippet })).rejects.toThrow(Invalid)
  await expect(createTemplate(other, { postId, name: 'Stolen' })).rejects.toThrow(NotFound)
})

test('an image in a snippet is in use', async () => {
  const author = await someone('author')
  const { id, src } = await storeImage(author, { name: 'a.png', bytes: await plainImage('png', 31, 17) })
  const snippet = await createSnippet(author, { name: `With image ${id}`, body: `![Sea](${src})` })
  await expect(deleteImage(author, id)).rejects.toThrow(Conflict)
  await deleteSnippet(author, snippet)
  await deleteImage(author, id)
})
