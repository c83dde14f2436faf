import type { Tx } from '#lib/db/client.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import type { Invalidation } from '#lib/invalidation/recording.ts'
import type { PostRecord } from '#lib/posts/post-record.ts'
import { postPath } from '#lib/urls/paths.ts'

/** The tags, bylines and series of a post, as identifiers: the lists that contain it. */
export type Groups = { tags: string[]; bylines: string[]; series: string | null }

/** The groups of a post as currently published. */
export async function readGroups(tx: Tx, post: PostRecord): Promise<Groups> {
  const tags = await tx.postTag.findMany({ where: { postId: post.id }, take: 100, select: { tagId: true } })
  const bylines = await tx.postByline.findMany({
    where: { postId: post.id },
    take: 100,
    select: { bylineId: true },
  })
  return {
    tags: tags.map((row) => row.tagId),
    bylines: bylines.map((row) => row.bylineId),
    series: post.seriesId,
  }
}

/**
 * The cache invalidation of a publish: the post, every list it is or was in, and its path. A path it has left is
 * removed from the cache.
 */
export function invalidationOfPublish(post: PostRecord, slug: string, groups: Groups[]): Invalidation {
  const path = postPath(post.kind, slug)
  const left = post.slug && post.slug !== slug ? [cacheTags.path(postPath(post.kind, post.slug))] : []
  return {
    refresh: [cacheTags.post(post.id), cacheTags.path(path), ...groupTags(groups)],
    stale: [cacheTags.related],
    removed: left,
  }
}

/** The cache invalidation of removing a post from the site. */
export function invalidationOfRemoval(post: PostRecord, groups: Groups): Invalidation {
  const path = post.slug ? [cacheTags.path(postPath(post.kind, post.slug))] : []
  return {
    refresh: groupTags([groups]),
    stale: [cacheTags.related],
    removed: [cacheTags.post(post.id), ...path],
  }
}

function groupTags(groups: Groups[]): string[] {
  return [
    cacheTags.lists,
    ...groups.flatMap((group) => [
      ...group.tags.map(cacheTags.tag),
      ...group.bylines.map(cacheTags.byline),
      ...(group.series ? [cacheTags.series(group.series)] : []),
    ]),
  ]
}
