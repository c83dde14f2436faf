import type { Listing } from '#lib/core/views.ts'
import { type Filter, queryIds, readCards } from '#lib/published/query-ids.ts'
import type { PostCard } from '#lib/published/views.ts'
import { getSettings } from '#lib/settings/reading.ts'

/** All live articles, newest first. `page` counts from 1; beyond the last page `items` is empty. */
export function listArticles(page: number): Promise<Listing<PostCard>> {
  return listFiltered({}, page)
}

export function listArticlesByTag(slug: string, page: number): Promise<Listing<PostCard>> {
  return listFiltered({ tag: slug }, page)
}

export function listArticlesByByline(slug: string, page: number): Promise<Listing<PostCard>> {
  return listFiltered({ byline: slug }, page)
}

async function listFiltered(filter: Filter, page: number): Promise<Listing<PostCard>> {
  const { postsPerPage } = await getSettings()
  const slice = { take: postsPerPage, skip: (page - 1) * postsPerPage }
  const { ids, total } = await queryIds(filter, slice)
  const items = await readCards(ids)
  return { items, page, pages: Math.max(1, Math.ceil(total / postsPerPage)), total }
}
