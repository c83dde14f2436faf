import { afterAll, expect, test, vi } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { closeRenderPool, renderArticle } from '#lib/content/mdx/pool/rendering.ts'
import { db } from '#lib/db/client.ts'
import { storeImage } from '#lib/media/storing.ts'
import { setAltText } from '#lib/posts/alt-text.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { unpublishPost } from '#lib/posts/removing.ts'
import { someDraft, somePost } from '#test/factories.ts'
import { plainImage } from '#test/images.ts'
import { finishJobs } from '#test/jobs.ts'

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
  expect(await htmlOf(bare.postId)).toContain('alt="Before"')
  await finishJobs()
  expect(await htmlOf(bare.postId)).toContain('alt="After"')
  expect(await htmlOf(own.postId)).toContain('alt="Own words"')
  const changes = await db().change.findMany({ select: { refresh: true } })
  expect(changes.flatMap(({ refresh }) => refresh)).toEqual(
    expect.arrayContaining([`post:${bare.postId}`, `post:${own.postId}`]),
  )
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
  await finishJobs()
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
  await finishJobs()
  expect(await htmlOf(late.postId)).toContain('alt="After"')
})

test('concurrent changes to the alt text of two images in one text are both kept', async () => {
  const [one, two] = [await image('One before'), await image('Two before')]
  const post = await somePost({ body: `![](${one.src}) ![](${two.src})` })
  await Promise.all([
    setAltText(us, { id: one.id, alt: 'One after' }),
    setAltText(us, { id: two.id, alt: 'Two after' }),
  ])
  await finishJobs()
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
  await finishJobs()
  expect(await htmlOf(old.postId)).toContain('alt="Before"')
  expect(await htmlOf(other.postId)).toContain('alt="After"')
})

test('an unpublished text is not re-rendered', async () => {
  const { id, src } = await image()
  const post = await somePost({ body: `![](${src})` })
  await unpublishPost(us, post.postId)
  await setAltText(us, { id, alt: 'After' })
  await finishJobs()
  const [revision] = await db().rendering.findMany({ where: { revision: { postId: post.postId } } })
  expect(revision?.html).toContain('alt="Before"')
})

test('there is no limit to the texts that show an image', async () => {
  const { id, src } = await image()
  const { postId } = await somePost({ body: `![](${src})` })
  await copies(postId, 150)
  await setAltText(us, { id, alt: 'After' })
  await finishJobs()
  const { count } = await db()
    .rendering.aggregate({
      where: { html: { contains: src }, NOT: { html: { contains: 'alt="After"' } } },
      _count: true,
    })
    .then(({ _count }) => ({ count: _count }))
  expect(count).toBe(0)
}, 120_000)

/** Live copies of a post, made in SQL. */
async function copies(postId: string, number: number) {
  await db().$executeRaw`
    INSERT INTO posts (id, slug) SELECT 'c' || lpad(to_hex(n), 23, '0'), 'copy-' || n FROM generate_series(1, ${number}::int) n`
  await db().$executeRaw`
    INSERT INTO revisions SELECT (jsonb_populate_record(r, jsonb_build_object('id', p.id, 'post_id', p.id))).*
    FROM revisions r, posts p WHERE r.post_id = ${postId} AND p.slug LIKE 'copy-%'`
  await db().$executeRaw`
    INSERT INTO renderings SELECT (jsonb_populate_record(g, jsonb_build_object('revision_id', p.id))).*
    FROM renderings g JOIN revisions r ON r.id = g.revision_id, posts p WHERE r.post_id = ${postId} AND p.slug LIKE 'copy-%'`
  await db().$executeRaw`
    UPDATE posts SET live_revision_id = id, published_at = now() WHERE slug LIKE 'copy-%'`
}

type Actual = typeof import('#lib/content/mdx/pool/rendering.ts')
