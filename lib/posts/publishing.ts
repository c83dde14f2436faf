import type { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { renderArticle } from '#lib/content/mdx/pool/rendering.ts'
import type { Rendered, RenderInput } from '#lib/content/views.ts'
import { Invalid } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import type { Tx } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { areFactsCurrent, getMediaFacts } from '#lib/media/renderer-facts.ts'
import { lockDraftVersion } from '#lib/posts/drafts.ts'
import { type importedPublishInput, type PublishInput, publishInput } from '#lib/posts/input.ts'
import { invalidationOfPublish, readGroups } from '#lib/posts/invalidation.ts'
import { makeLive } from '#lib/posts/make-live.ts'
import { mediaRefs } from '#lib/posts/media-refs.ts'
import { type PostRecord, requirePost } from '#lib/posts/post-record.ts'
import { createRevision, findRevision, type RevisionRef, storeRendering } from '#lib/posts/revisions.ts'
import { chooseSlug } from '#lib/posts/slugs.ts'
import { type DraftSnapshot, readSnapshot } from '#lib/posts/snapshot.ts'
import { moveAddress } from '#lib/redirects/moving.ts'
import { indexPosts } from '#lib/search/indexing.ts'
import { postPath } from '#lib/urls/paths.ts'

export type Published = { revision: RevisionRef; slug: string; href: string }

/**
 * Publishes this version of a draft. Two concurrent publishes of one version produce one revision. Throws Conflict
 * when the draft has been saved since, Invalid (with positions in the text) when it cannot be published, and what
 * renderArticle throws.
 */
export async function publishPost(viewer: Viewer, input: PublishInput): Promise<Published> {
  return publishVersion(viewer, parseInput(publishInput, input))
}

type ParsedInput = z.output<typeof importedPublishInput>

/** publishPost with parsed input and `revisedAt`, which only an import may set. */
export async function publishVersion(viewer: Viewer, input: ParsedInput): Promise<Published> {
  const { postId, version, revisedAt } = input
  await requirePost(viewer, postId, 'publish')
  const text = await readSnapshot({ postId, version })
  const media = await getMediaFacts(mediaRefs(text.body))
  const rendered = await renderArticle({ title: text.title, body: text.body, media })
  const published = await transaction((tx) =>
    publishInTransaction(tx, viewer, { text, media, rendered, revisedAt }),
  )
  return published ?? publishVersion(viewer, input)
}

type RenderedSnapshot = {
  text: DraftSnapshot
  /** The facts about its images at the time of rendering. */
  media: RenderInput['media']
  rendered: Rendered
  revisedAt: Date | null | undefined
}

/**
 * The transaction of a publish: no network or disk I/O happens inside it. Returns null when the alt text of an image
 * has changed since the text was rendered.
 */
async function publishInTransaction(
  tx: Tx,
  viewer: Viewer,
  snapshot: RenderedSnapshot,
): Promise<Published | null> {
  const { text, rendered } = snapshot
  await lockDraftVersion(tx, text.postId, text.version)
  const post = await requirePost(viewer, text.postId, 'publish', tx)
  const earlier = await findRevision(tx, post.id, text.version)
  if (earlier && earlier.id === post.liveRevisionId) return toPublished(post, earlier, post.slug ?? '')
  await lock(tx, 'addresses')
  await lock(tx, 'images')
  if (!(await areFactsCurrent(tx, snapshot.media))) return null
  await requireFreePart(tx, text)
  const slug = await chooseSlug(tx, post, text)
  const revision = earlier ?? (await createRevision(tx, viewer, text, slug))
  await storeRendering(tx, revision.id, rendered)
  const before = await readGroups(tx, post)
  const revisedAt = snapshot.revisedAt === undefined ? dateOfRevision(post, earlier) : snapshot.revisedAt
  await makeLive(tx, post, { text, revision, slug, revisedAt })
  await indexPosts(tx, [post.id])
  await moveAddress(tx, viewer, { id: post.id, kind: post.kind, from: post.slug, to: slug })
  const after = { tags: text.tagIds, bylines: text.bylineIds, series: text.seriesId }
  await recordAudit(tx, viewer, {
    action: 'post.publish',
    subjectType: 'post',
    subjectId: post.id,
    detail: { revision: revision.number, slug },
  })
  await invalidate(tx, invalidationOfPublish(post, slug, [before, after]))
  return toPublished(post, revision, slug)
}

async function requireFreePart(tx: Tx, { postId, seriesId, seriesPart }: DraftSnapshot): Promise<void> {
  if (!seriesId || !seriesPart) return
  const taken = await tx.post.count({ where: { seriesId, seriesPart, id: { not: postId } } })
  if (taken)
    throw new Invalid({
      seriesPart: `Another article is part ${seriesPart} of this series. Choose a new number.`,
    })
}

/** Neither a first publication nor publishing an earlier text again counts as a revision. */
function dateOfRevision(post: PostRecord, earlier: RevisionRef | null): Date | null {
  if (earlier) return post.revisedAt
  return post.publishedAt ? new Date() : null
}

function toPublished({ kind }: PostRecord, revision: RevisionRef, slug: string): Published {
  return { revision, slug, href: postPath(kind, slug) }
}
