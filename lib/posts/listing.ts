import { db } from '#lib/db/client'
import { cardSelect, toCard } from '#lib/posts/cards'
import { live, newestFirst } from '#lib/posts/live'
import type { Listing, PostCard } from '#lib/posts/views'
import { getSettings } from '#lib/settings/reading'
import type { Prisma } from '#prisma/client'

/** Every live article, newest first. `page` counts from 1; beyond the last page `items` is empty. */
export function listArticles(page: number): Promise<Listing<PostCard>> {
  return listWhere(live('article'), page)
}

export function listArticlesByTag(slug: string, page: number): Promise<Listing<PostCard>> {
  return listWhere({ ...live('article'), tags: { some: { tag: { slug } } } }, page)
}

export function listArticlesByByline(slug: string, page: number): Promise<Listing<PostCard>> {
  return listWhere({ ...live('article'), bylines: { some: { byline: { slug } } } }, page)
}

async function listWhere(where: Prisma.PostWhereInput, page: number): Promise<Listing<PostCard>> {
  const { postsPerPage } = await getSettings()
  const [total, rows] = await Promise.all([
    db().post.count({ where }),
    db().post.findMany({
      where,
      orderBy: newestFirst,
      skip: (page - 1) * postsPerPage,
      take: postsPerPage,
      select: cardSelect,
    }),
  ])
  return { items: rows.map(toCard), page, pages: Math.max(1, Math.ceil(total / postsPerPage)), total }
}
