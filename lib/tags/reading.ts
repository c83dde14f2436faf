import { db } from '#lib/db/client'
import { live } from '#lib/posts/live'
import type { TagView } from '#lib/posts/views'
import { sortByName } from '#lib/settings/collating'
import type { Prisma } from '#prisma/client'

/** A tag with live articles; null when there is none. */
export async function getTag(slug: string): Promise<TagView | null> {
  const row = await db().tag.findFirst({ where: { slug, ...hasLivePosts() }, select: tagSelect() })
  return row && toTag(row)
}

/** Every tag with live articles, in the alphabetical order of the publication's language. */
export async function listTags(): Promise<TagView[]> {
  const rows = await db().tag.findMany({ where: hasLivePosts(), take: 5_000, select: tagSelect() })
  return sortByName(rows.map(toTag))
}

const hasLivePosts = () => ({ posts: { some: { post: live('article') } } })

function tagSelect() {
  return {
    slug: true,
    name: true,
    description: true,
    _count: { select: { posts: { where: { post: live('article') } } } },
  } satisfies Prisma.TagSelect
}

function toTag({ slug, name, description, _count }: TagRow): TagView {
  return { slug, name, description, articles: _count.posts }
}

type TagRow = Prisma.TagGetPayload<{ select: ReturnType<typeof tagSelect> }>
