import { db } from '#lib/db/client.ts'
import { getBylineFeed, getSiteFeed, getTagFeed } from '#lib/feeds/reading.ts'
import { getArchive } from '#lib/published/archive.ts'
import { getLiveArticle, getLivePage } from '#lib/published/articles.ts'
import { listBylines } from '#lib/published/bylines.ts'
import { getHome } from '#lib/published/home.ts'
import { getSeries } from '#lib/published/series.ts'
import { countSitemaps, listSitemapEntries } from '#lib/published/sitemap.ts'
import { listTags } from '#lib/published/tags.ts'
import { searchPosts } from '#lib/search/searching.ts'
import { getSettings } from '#lib/settings/reading.ts'

/** Everything that readers and crawlers see, for comparing two sites; of the posts, every `step`th. */
export async function readSite(step = 1): Promise<Record<string, unknown>> {
  const posts = await db().post.findMany({ orderBy: { id: 'asc' }, select: { kind: true, slug: true } })
  const slugs = (kind: 'article' | 'page') =>
    posts.flatMap((post, index) => (post.kind === kind && post.slug && index % step === 0 ? [post.slug] : []))
  const [tags, bylines] = [await listTags(), await listBylines()]
  const series = await db().series.findMany({ orderBy: { slug: 'asc' }, select: { slug: true } })
  return {
    settings: await getSettings(),
    home: await getHome(),
    articles: await each(slugs('article'), getLiveArticle),
    pages: await each(slugs('page'), getLivePage),
    archive: await getArchive(1),
    tags,
    bylines,
    series: await each(
      series.map(({ slug }) => slug),
      getSeries,
    ),
    feed: await getSiteFeed(),
    tagFeeds: await each(
      tags.map(({ slug }) => slug),
      getTagFeed,
    ),
    bylineFeeds: await each(
      bylines.map(({ slug }) => slug),
      getBylineFeed,
    ),
    sitemaps: await each(
      Array.from({ length: await countSitemaps() }, (_, index) => index + 1),
      listSitemapEntries,
    ),
    redirects: await db().redirect.findMany({
      orderBy: { from: 'asc' },
      select: { from: true, to: true, postId: true, status: true },
    }),
    search: await searchPosts({ q: 'model' }),
  }
}

/** One after the other, because there may be thousands. */
async function each<Key, Value>(names: Key[], read: (key: Key) => Promise<Value>): Promise<Value[]> {
  const values: Value[] = []
  for (const key of names) values.push(await read(key))
  return values
}
