import { postPath, seriesPath } from '#lib/addresses/paths'
import { db } from '#lib/db/client'
import { cardSelect, toCard } from '#lib/posts/cards'
import { live } from '#lib/posts/live'
import type { SeriesPlace, SeriesView } from '#lib/posts/views'
import type { Prisma } from '#prisma/client'

const MOST_PARTS = 500

/** A series with its live articles in order; null when none is live. */
export async function getSeries(slug: string): Promise<SeriesView | null> {
  const row = await db().series.findFirst({
    where: { slug, posts: { some: live('article') } },
    select: {
      slug: true,
      title: true,
      description: true,
      posts: { where: live('article'), orderBy: inOrder, take: MOST_PARTS, select: cardSelect },
    },
  })
  if (!row) return null
  const { title, description, posts } = row
  return { slug, href: seriesPath(slug), title, description, parts: posts.map(toCard) }
}

/** Where a live article stands in its series. Parts count from 1 in the order readers see, whatever gaps there are. */
export async function findSeriesPlace(seriesId: string, postId: string): Promise<SeriesPlace | null> {
  const row = await db().series.findUnique({ where: { id: seriesId }, select: placeSelect() })
  const here = row?.posts.findIndex((post) => post.id === postId) ?? -1
  if (!row || here < 0) return null
  const parts = row.posts.map((post, index) => ({
    href: postPath('article', post.slug ?? ''),
    title: post.liveRevision?.title ?? '',
    part: index + 1,
  }))
  return { href: seriesPath(row.slug), title: row.title, part: here + 1, parts }
}

function placeSelect() {
  return {
    slug: true,
    title: true,
    posts: {
      where: live('article'),
      orderBy: inOrder,
      take: MOST_PARTS,
      select: { id: true, slug: true, liveRevision: { select: { title: true } } },
    },
  } satisfies Prisma.SeriesSelect
}

/** Parts without a number come last, oldest first. */
const inOrder = [
  { seriesPart: { sort: 'asc', nulls: 'last' } },
  { publishedAt: 'asc' },
  { id: 'asc' },
] satisfies Prisma.PostOrderByWithRelationInput[]
