import { isLive } from '#lib/published/live.ts'
import type { ListedSubject } from '#lib/urls/addresses.ts'
import { otherGroups as groups, type PageGroup, type SinglePage, singles } from '#lib/urls/sitemap-rows.ts'
import { Prisma } from '#prisma/client.ts'

const isListed = Prisma.sql`post.kind = 'article' AND ${isLive}`

/**
 * CTEs: `list` has the single pages, `other` the pages of every subject but articles. A list was last modified by its
 * newest publication or its newest revision.
 */
export const pagesButArticles = Prisma.sql`
  revised AS (
    SELECT post.id, post.revised_at FROM posts post WHERE ${isListed} AND post.revised_at IS NOT NULL
  ),
  each_tag AS (
    SELECT tags.slug, NULL::timestamptz AS since, NULL AS revision_id,
           greatest(newest.listed_at, changed.revised_at) AS modified_at
    FROM tags
    CROSS JOIN LATERAL (
      SELECT listed_at FROM post_tags WHERE tag_id = tags.id AND listed_at <= now() ORDER BY listed_at DESC LIMIT 1
    ) newest
    LEFT JOIN (
      SELECT tag_id, max(revised_at) AS revised_at FROM revised JOIN post_tags ON post_id = id GROUP BY tag_id
    ) changed ON changed.tag_id = tags.id
  ),
  each_byline AS (
    SELECT bylines.slug, NULL::timestamptz AS since, NULL AS revision_id,
           greatest(newest.listed_at, changed.revised_at) AS modified_at
    FROM bylines
    CROSS JOIN LATERAL (
      SELECT listed_at FROM post_bylines WHERE byline_id = bylines.id AND listed_at <= now() ORDER BY listed_at DESC LIMIT 1
    ) newest
    LEFT JOIN (
      SELECT byline_id, max(revised_at) AS revised_at FROM revised JOIN post_bylines ON post_id = id GROUP BY byline_id
    ) changed ON changed.byline_id = bylines.id
  ),
  each_page AS (
    SELECT post.slug, post.published_at AS since, post.live_revision_id AS revision_id,
           greatest(post.published_at, post.revised_at) AS modified_at
    FROM posts post WHERE post.kind = 'page' AND ${isLive}
  ),
  each_series AS (
    SELECT series.slug, NULL::timestamptz AS since, NULL AS revision_id,
           max(greatest(post.published_at, post.revised_at)) AS modified_at
    FROM posts post JOIN series ON series.id = post.series_id
    WHERE ${isListed} GROUP BY series.id
  ),
  newest AS (
    SELECT greatest(max(post.published_at), (SELECT max(revised_at) FROM revised)) AS modified_at FROM (
      SELECT post.published_at FROM posts post WHERE ${isListed} ORDER BY post.published_at DESC LIMIT 1) post
  ),
  list AS (${union(singles.map(toList))}),
  other AS (${union(groups.map(toOther))})`

function toList({ path, of }: SinglePage): Prisma.Sql {
  if (of === null) return Prisma.sql`SELECT ${path}::text AS path, modified_at FROM newest`
  if (of === 'article')
    return Prisma.sql`SELECT ${path}::text AS path, modified_at FROM newest WHERE modified_at IS NOT NULL`
  return Prisma.sql`SELECT ${path}::text AS path, max(modified_at) AS modified_at FROM ${each(of)} HAVING count(*) > 0`
}

function toOther({ subject, path }: PageGroup, index: number): Prisma.Sql {
  return Prisma.sql`
    SELECT ${index + 2}::int AS rank, ${path}::text AS path, slug, since, revision_id, modified_at FROM ${each(subject)}`
}

function each(subject: ListedSubject): Prisma.Sql {
  return Prisma.raw(`each_${subject}`)
}

function union(selects: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(selects, ' UNION ALL ')
}
