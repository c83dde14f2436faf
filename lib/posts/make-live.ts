import type { Tx } from '#lib/db/client.ts'
import type { PostRecord } from '#lib/posts/post-record.ts'
import type { RevisionRef } from '#lib/posts/revisions.ts'
import type { DraftSnapshot } from '#lib/posts/snapshot.ts'

type LiveVersion = { text: DraftSnapshot; revision: RevisionRef; slug: string; revisedAt: Date | null }

/** Makes a revision live, with its slug, date and groups, and ends any review. */
export async function makeLive(
  tx: Tx,
  post: PostRecord,
  { text, revision, slug, revisedAt }: LiveVersion,
): Promise<void> {
  const { seriesId, seriesPart, featured } = text
  await tx.post.update({
    where: { id: post.id },
    data: {
      slug,
      seriesId,
      seriesPart: seriesId ? seriesPart : null,
      featured,
      liveRevisionId: revision.id,
      publishedAt: text.publishedAt ?? post.publishedAt ?? new Date(),
      revisedAt,
    },
    select: { id: true },
  })
  await tx.draft.update({ where: { postId: post.id }, data: { workflow: 'draft' }, select: { postId: true } })
  await copyGroups(tx, post.id)
}

async function copyGroups(tx: Tx, postId: string): Promise<void> {
  await tx.postTag.deleteMany({ where: { postId } })
  await tx.postByline.deleteMany({ where: { postId } })
  await tx.$executeRaw`
    INSERT INTO post_tags (post_id, tag_id, position)
    SELECT post_id, tag_id, position FROM draft_tags WHERE post_id = ${postId}`
  await tx.$executeRaw`
    INSERT INTO post_bylines (post_id, byline_id, position)
    SELECT post_id, byline_id, position FROM draft_bylines WHERE post_id = ${postId}`
}
