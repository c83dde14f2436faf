import { openSession } from '#lib/auth/sessions.ts'
import { publicationItself } from '#lib/auth/viewer.ts'
import { findOrCreateByline } from '#lib/bylines/creating.ts'
import { storeImage } from '#lib/media/storing.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { unpublishPost, withdrawPost } from '#lib/posts/removing.ts'
import { createRedirect } from '#lib/redirects/editing.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { createSnippet, createTemplate } from '#lib/snippets/saving.ts'
import { findOrCreateTag } from '#lib/tags/creating.ts'
import { createUser } from '#lib/users/creating.ts'
import { inviteUser } from '#lib/users/inviting.ts'
import { someDraft, somePost } from '#test/factories.ts'
import { plainImage } from '#test/images.ts'

/** Fills the publication with one of everything, including awkward characters. */
export async function fillPublication(): Promise<void> {
  const viewer = publicationItself
  const id = await createUser(viewer, {
    email: 'ada@example.org',
    name: 'Ada «Ætheling» Ø',
    role: 'editor',
    password: 'correct horse battery',
  })
  await openSession(id, 'Test')
  await inviteUser(viewer, { email: 'new@example.org', role: 'author' })
  await saveSettings(viewer, { name: 'A \\ backslash', tagline: '' })
  await findOrCreateTag(viewer, { name: 'Naïve', description: 'Two\nlines and a \\N.' })
  const { id: coverId, src } = await storeImage(viewer, {
    name: 'sea.png',
    bytes: await plainImage('png'),
  })
  const byline = await findOrCreateByline(viewer, { name: 'Ada Quill', bio: '✍️', avatarId: coverId })
  const seriesId = await findOrCreateSeries(viewer, { title: 'A series' })
  const fields = { coverId, seriesId, tags: ['Naïve', 'Other'], bylines: [byline] }
  const body = `Tab\there, a \\. alone\n\n\\.\n\n![sea](${src})`
  const words = {
    dek: 'A dek',
    excerpt: 'An excerpt',
    seoTitle: 'A title for search engines',
    description: 'A description',
    coverAlt: 'The sea',
    coverCaption: 'At night',
    featured: true,
  }
  const first = await somePost({ ...fields, ...words, title: 'First', slug: 'first', seriesPart: 1, body })
  await saveDraft(viewer, {
    postId: first.postId,
    version: first.version,
    dek: 'A draft of its next version',
    excerpt: 'For lists',
  })
  await createSnippet(viewer, { name: 'The sea \\ at night', body })
  await createTemplate(viewer, { postId: first.postId, name: 'Like the first' })
  await unpublishPost(viewer, (await somePost({ title: 'Taken down' })).postId)
  await withdrawPost(viewer, (await somePost({ title: 'Gone' })).postId)
  await someDraft({ title: '', body: '' })
  await createRedirect(viewer, { from: '/old', to: '/blog/first' })
  await createRedirect(viewer, { from: '/dead', to: null, status: 410 })
}
