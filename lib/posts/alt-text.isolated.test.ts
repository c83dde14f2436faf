import { afterAll, expect, test, vi } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { closeRenderPool, renderArticle } from '#lib/content/mdx/pool/rendering.ts'
import { Conflict } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { storeImage } from '#lib/media/storing.ts'
import { setAltText } from '#lib/posts/alt-text.ts'
import { rerenderWithAltText } from '#lib/posts/alt-text-rerendering.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { unpublishPost } from '#lib/posts/removing.ts'
import { someDraft, somePost } from '#test/factories.ts'
import { plainImage } from '#test/images.ts'

vi.mock('#lib/content/mdx/pool/rendering.ts', { spy: true })
afterAll(() => closeRenderPool())

let size = 60

async function image(alt = 'Before') {
  size += 1
  return storeImage(us, { name: 'a.png', bytes: await plainImage('png', size, 20), alt })
}

async function htmlOf(postId: string): Promise<string> {
  const { liveRevision } = await db().post.findUniqueOrThrow({
    where: { id: postId },
    select: { liveRevision: { select: { rendering: { select: { html: true } } } } },
  })
  return liveRevision?.rendering?.html ?? ''
}

test('new alt text of an image appears in every live text that has none of its own', async () => {
  const { id, src } = await image()
  const bare = await somePost({ body: `![](${src})` })
  const own = await somePost({ body: `![Own words](${src})` })
  await setAltText(us, { id, alt: 'After' })
  expect(await htmlOf(bare.postId)).toContain('alt="After"')
  expect(await htmlOf(own.postId)).toContain('alt="Own words"')
  const change = await db().change.findFirstOrThrow({ orderBy: { id: 'desc' } })
  expect(change.refresh.sort()).toEqual([`post:${bare.postId}`, `post:${own.postId}`].sort())
})

test('a text that is published while alt text is saved has the new alt text', async () => {
  const { id, src } = await image()
  const draft = await someDraft({ body: `![](${src})` })
  const render = vi.mocked(renderArticle)
  const rendered = render.getMockImplementation()
  render.mockImplementationOnce(async (input) => {
    const before = await (
      rendered ?? (await vi.importActual<Actual>('#lib/content/mdx/pool/rendering.ts')).renderArticle
    )(input)
    await setAltText(us, { id, alt: 'After' })
    return before
  })
  await publishPost(us, draft)
  expect(await htmlOf(draft.postId)).toContain('alt="After"')
})

test('a text that is published during re-rendering gets the new alt text too', async () => {
  const { id, src } = await image()
  await somePost({ body: `![](${src})` })
  const late = await someDraft({ body: `![](${src})` })
  vi.mocked(renderArticle).mockImplementationOnce(async (input) => {
    await publishPost(us, late)
    return (await vi.importActual<Actual>('#lib/content/mdx/pool/rendering.ts')).renderArticle(input)
  })
  await setAltText(us, { id, alt: 'After' })
  expect(await htmlOf(late.postId)).toContain('alt="After"')
})

test('concurrent changes to the alt text of two images in one text are both kept', async () => {
  const [one, two] = [await image('One before'), await image('Two before')]
  const post = await somePost({ body: `![](${one.src}) ![](${two.src})` })
  await Promise.all([
    setAltText(us, { id: one.id, alt: 'One after' }),
    setAltText(us, { id: two.id, alt: 'Two after' }),
  ])
  const html = await htmlOf(post.postId)
  expect(html).toContain('alt="One after"')
  expect(html).toContain('alt="Two after"')
})

test('a live text that the renderer now rejects keeps its old rendering and does not block the change', async () => {
  const { id, src } = await image()
  const old = await somePost({ body: `![](${src})` })
  const other = await somePost({ body: `![](${src})` })
  await db().$executeRaw`ALTER TABLE revisions DISABLE TRIGGER USER`
  await db().$executeRaw`
    UPDATE revisions SET body = body || ' ![far](https://example.org/far.png)' WHERE post_id = ${old.postId}`
  await setAltText(us, { id, alt: 'After' })
  expect(await htmlOf(old.postId)).toContain('alt="Before"')
  expect(await htmlOf(other.postId)).toContain('alt="After"')
})

test('an unpublished text is not re-rendered', async () => {
  const { id, src } = await image()
  const post = await somePost({ body: `![](${src})` })
  await unpublishPost(us, post.postId)
  await setAltText(us, { id, alt: 'After' })
  const [revision] = await db().rendering.findMany({ where: { revision: { postId: post.postId } } })
  expect(revision?.html).toContain('alt="Before"')
})

test('more texts than one request can render are rejected before any is rendered', async () => {
  const { src } = await image()
  await somePost({ body: `![](${src})` })
  await somePost({ body: `![](${src})` })
  const [, hash = ''] = /([0-9a-f]{64})/.exec(src) ?? []
  expect(await rerenderWithAltText({ hash, alt: 'After' }, 2)).toHaveLength(2)
  await expect(rerenderWithAltText({ hash, alt: 'After' }, 1)).rejects.toThrow(Conflict)
})

type Actual = typeof import('#lib/content/mdx/pool/rendering.ts')
