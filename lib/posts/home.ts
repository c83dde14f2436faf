import { db } from '#lib/db/client'
import { cardSelect, toCard } from '#lib/posts/cards'
import { isLive, live, newestFirst } from '#lib/posts/live'
import type { HomeView, PostCard, TagRef } from '#lib/posts/views'
import { getSettings } from '#lib/settings/reading'

const SECONDS = 4
const SECTIONS = 4
const PER_SECTION = 4

/** What the home page shows: the newest featured article leads, else the newest; nothing above stands again in a section. */
export async function getHome(): Promise<HomeView> {
  const { postsPerPage } = await getSettings()
  const [featured, newest, shelves] = await Promise.all([
    newestCards(SECONDS + 1, true),
    newestCards(SECONDS + 1 + postsPerPage),
    listShelves(),
  ])
  const ordered = distinct([...featured.slice(0, 1), ...newest])
  const [lead = null, ...rest] = ordered
  const above = new Set(ordered.slice(0, SECONDS + 1).map((card) => card.id))
  return {
    lead,
    seconds: rest.slice(0, SECONDS),
    latest: rest.slice(SECONDS, SECONDS + postsPerPage),
    sections: await fillSections(shelves, above),
  }
}

type Shelf = { slug: string; name: string; ids: string[] }

async function newestCards(take: number, featured?: true): Promise<PostCard[]> {
  const rows = await db().post.findMany({
    where: { ...live('article'), featured },
    orderBy: newestFirst,
    take,
    select: cardSelect,
  })
  return rows.map(toCard)
}

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

async function fillSections(shelves: Shelf[], above: Set<string>): Promise<HomeView['sections']> {
  const chosen = shelves.map(({ slug, name, ids }) => ({
    tag: { slug, name } satisfies TagRef,
    ids: ids.filter((id) => !above.has(id)).slice(0, PER_SECTION),
  }))
  const rows = await db().post.findMany({
    where: { ...live('article'), id: { in: chosen.flatMap(({ ids }) => ids) } },
    take: SECTIONS * PER_SECTION,
    select: cardSelect,
  })
  const cards = new Map(rows.map((row) => [row.id, toCard(row)]))
  return chosen
    .map(({ tag, ids }) => ({ tag, posts: ids.flatMap((id) => cards.get(id) ?? []) }))
    .filter(({ posts }) => posts.length > 1)
}

function distinct(cards: PostCard[]): PostCard[] {
  return [...new Map(cards.map((card) => [card.id, card])).values()]
}
