import type { Tx } from '#lib/db/client.ts'
import { keys } from '#lib/invalidation/cache-tags.ts'
import type { Touched } from '#lib/invalidation/recording.ts'
import type { Standing } from '#lib/posts/post-record.ts'
import { postPath } from '#lib/urls/paths.ts'

/** The groups in which readers find a post: identifiers. */
export type Groups = { tags: string[]; bylines: string[]; series: string | null }

/** The groups of a post as readers see it now. */
export async function readGroups(tx: Tx, post: Standing): Promise<Groups> {
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

/** What a publish touches: the post, every list it was or is in, its address. An address it has left is gone from memory. */
export function touchedByPublish(post: Standing, slug: string, groups: Groups[]): Touched {
  const path = postPath(post.kind, slug)
  const left = post.slug && post.slug !== slug ? [keys.path(postPath(post.kind, post.slug))] : []
  return {
    refresh: [keys.post(post.id), keys.path(path), ...listKeys(groups)],
    stale: [keys.around],
    removed: left,
  }
}

/** What taking a post down touches. */
export function touchedByRemoval(post: Standing, groups: Groups): Touched {
  const path = post.slug ? [keys.path(postPath(post.kind, post.slug))] : []
  return { refresh: listKeys([groups]), stale: [keys.around], removed: [keys.post(post.id), ...path] }
}

function listKeys(groups: Groups[]): string[] {
  return [
    keys.lists,
    ...groups.flatMap((group) => [
      ...group.tags.map(keys.tag),
      ...group.bylines.map(keys.byline),
      ...(group.series ? [keys.series(group.series)] : []),
    ]),
  ]
}
