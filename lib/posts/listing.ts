import { db } from '#lib/db/client'
import { live } from '#lib/posts/live'
import { pickNewest, readCards } from '#lib/posts/picking'
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
  const [total, ids] = await Promise.all([
    db().post.count({ where }),
    pickNewest(where, { take: postsPerPage, skip: (page - 1) * postsPerPage }),
  ])
  const items = await readCards(ids)
  return { items, page, pages: Math.max(1, Math.ceil(total / postsPerPage)), total }
}
