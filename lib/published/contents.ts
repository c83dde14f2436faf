import { db } from '#lib/db/client.ts'
import { live, newestFirst } from '#lib/published/live.ts'
import { queryNewestIds, readCards } from '#lib/published/query-ids.ts'
import { listPopularTags } from '#lib/published/tags.ts'
import type { PostCard, TagRef } from '#lib/published/views.ts'
import { postPath } from '#lib/urls/paths.ts'

const ARTICLES = 100
const TAGS = 30
const PAGES = 30

/** The site's contents for llms.txt: the newest articles, the largest tags and the pages. */
export async function readContents(): Promise<{
  articles: PostCard[]
  tags: TagRef[]
  pages: { title: string; href: string }[]
}> {
  const [articles, tags, pages] = await Promise.all([
    queryNewestIds({}, ARTICLES).then(readCards),
    listPopularTags(TAGS),
    db().post.findMany({
      where: live('page'),
      orderBy: newestFirst,
      take: PAGES,
      select: { slug: true, liveRevision: { select: { title: true } } },
    }),
  ])
  return {
    articles,
    tags,
    pages: pages.map(({ slug, liveRevision }) => ({
      title: liveRevision?.title ?? '',
      href: postPath('page', slug ?? ''),
    })),
  }
}
