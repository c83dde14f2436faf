import { db } from '#lib/db/client.ts'
import { live } from '#lib/published/live.ts'
import { inOrder, pickNewest, queryNewestIds, readCards } from '#lib/published/query-ids.ts'
import type { HomeView, TagRef } from '#lib/published/views.ts'
import { getSettings } from '#lib/settings/reading.ts'

const SECONDS = 4
const SECTIONS = 4
const PER_SECTION = 4

/**
 * The home page. The newest featured article leads, else the newest one; sections do not repeat what is above them.
 */
export async function getHome(): Promise<HomeView> {
  const { postsPerPage } = await getSettings()
  const [featured, newest, popular] = await Promise.all([
    pickNewest({ ...live('article'), featured: true }, 1),
    queryNewestIds({}, 1 + SECONDS + postsPerPage),
    listPopular(),
  ])
  const order = [...new Set([...featured, ...newest])]
  const sections = chooseSections(popular, new Set(order.slice(0, 1 + SECONDS)))
  const cards = await readCards([...new Set([...order, ...sections.flatMap(({ ids }) => ids)])])
  const [lead = null, ...rest] = inOrder(order, cards)
  return {
    lead,
    seconds: rest.slice(0, SECONDS),
    latest: rest.slice(SECONDS, SECONDS + postsPerPage),
    sections: sections.map(({ tag, ids }) => ({ tag, posts: inOrder(ids, cards) })),
  }
}

type PopularTag = { slug: string; name: string; ids: string[] }

/** The tags with most live articles, each with its newest ones: enough to fill a section after removing repeats. */
function listPopular(): Promise<PopularTag[]> {
  return db().$queryRaw<PopularTag[]>`
    SELECT tags.slug, tags.name, newest.ids
    FROM (
      SELECT tag_id, count(*) AS articles FROM post_tags WHERE listed_at <= now()
      GROUP BY tag_id
      ORDER BY articles DESC, tag_id
      LIMIT ${SECTIONS}
    ) popular
    JOIN tags ON tags.id = popular.tag_id
    CROSS JOIN LATERAL (
      SELECT ARRAY(
        SELECT post_id::text FROM post_tags WHERE tag_id = popular.tag_id AND listed_at <= now()
        ORDER BY listed_at DESC, post_id DESC LIMIT ${PER_SECTION + SECONDS + 1}
      ) AS ids
    ) newest
    ORDER BY popular.articles DESC, tags.id`
}

function chooseSections(popular: PopularTag[], above: Set<string>): { tag: TagRef; ids: string[] }[] {
  return popular
    .map(({ slug, name, ids }) => ({
      tag: { slug, name },
      ids: ids.filter((id) => !above.has(id)).slice(0, PER_SECTION),
    }))
    .filter(({ ids }) => ids.length > 1)
}
