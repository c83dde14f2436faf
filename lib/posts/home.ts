import { db } from '#lib/db/client'
import { isLive, live } from '#lib/posts/live'
import { inOrder, pickNewest, readCards } from '#lib/posts/picking'
import type { HomeView, TagRef } from '#lib/posts/views'
import { getSettings } from '#lib/settings/reading'

const SECONDS = 4
const SECTIONS = 4
const PER_SECTION = 4

/** What the home page shows: the newest featured article leads, else the newest; nothing above stands again in a section. */
export async function getHome(): Promise<HomeView> {
  const { postsPerPage } = await getSettings()
  const [featured, newest, shelves] = await Promise.all([
    pickNewest({ ...live('article'), featured: true }, { take: 1 }),
    pickNewest(live('article'), { take: 1 + SECONDS + postsPerPage }),
    listShelves(),
  ])
  const order = [...new Set([...featured, ...newest])]
  const sections = chooseSections(shelves, new Set(order.slice(0, 1 + SECONDS)))
  const cards = await readCards([...new Set([...order, ...sections.flatMap(({ ids }) => ids)])])
  const [lead = null, ...rest] = inOrder(order, cards)
  return {
    lead,
    seconds: rest.slice(0, SECONDS),
    latest: rest.slice(SECONDS, SECONDS + postsPerPage),
    sections: sections.map(({ tag, ids }) => ({ tag, posts: inOrder(ids, cards) })),
  }
}

type Shelf = { slug: string; name: string; ids: string[] }

/** The tags with most live articles, and the newest of each: enough to fill a section whatever stands above it. */
function listShelves(): Promise<Shelf[]> {
  return db().$queryRaw<Shelf[]>`
    SELECT tags.slug, tags.name, shelf.ids
    FROM (
      SELECT tag_id, count(*) AS articles
      FROM post_tags JOIN posts post ON post.id = post_tags.post_id
      WHERE post.kind = 'article' AND ${isLive}
      GROUP BY tag_id
      ORDER BY articles DESC, tag_id
      LIMIT ${SECTIONS}
    ) popular
    JOIN tags ON tags.id = popular.tag_id
    CROSS JOIN LATERAL (
      SELECT array_agg(newest.id ORDER BY newest.published_at DESC, newest.id DESC) AS ids
      FROM (
        SELECT post.id, post.published_at
        FROM post_tags JOIN posts post ON post.id = post_tags.post_id
        WHERE post_tags.tag_id = popular.tag_id AND post.kind = 'article' AND ${isLive}
        ORDER BY post.published_at DESC, post.id DESC
        LIMIT ${PER_SECTION + SECONDS + 1}
      ) newest
    ) shelf
    ORDER BY popular.articles DESC, tags.id`
}

function chooseSections(shelves: Shelf[], above: Set<string>): { tag: TagRef; ids: string[] }[] {
  return shelves
    .map(({ slug, name, ids }) => ({
      tag: { slug, name },
      ids: ids.filter((id) => !above.has(id)).slice(0, PER_SECTION),
    }))
    .filter(({ ids }) => ids.length > 1)
}
