import type { Place } from '#lib/addresses/places'
import { sitemapCount } from '#lib/addresses/sitemap'
import { keys } from '#lib/changes/keys'
import { ARCHIVE_PAGE } from '#lib/posts/archive'
import { isLive } from '#lib/posts/live'
import { defaultSettings } from '#lib/settings/defaults'
import { Prisma } from '#prisma/client'

/** The keys of a place that exists, in SQL; NULL of one that does not. */
export function keysOf(place: Place | null): Prisma.Sql {
  if (!place) return Prisma.sql`NULL::text[]`
  switch (place.kind) {
    case 'fixed':
      return Prisma.sql`${place.keys}::text[]`
    case 'articles':
      return Prisma.sql`CASE WHEN ${isPageOf(place.page, liveArticles)} THEN ARRAY[${keys.lists}]::text[] END`
    case 'archive':
      return Prisma.sql`CASE WHEN ${isPageOf(place.page, liveArticles, archivePage)} THEN ARRAY[${keys.lists}]::text[] END`
    case 'sitemap':
      return Prisma.sql`CASE WHEN ${place.file} <= ${sitemapCount} THEN ARRAY[${keys.lists}]::text[] END`
    case 'post':
      return postKeys(place)
    default:
      return groupKeys(place)
  }
}

/** Whether a post that was withdrawn stood at a place, in SQL. */
export function isWithdrawn(place: Place | null): Prisma.Sql {
  if (place?.kind !== 'post') return Prisma.sql`false`
  return Prisma.sql`EXISTS (
    SELECT 1 FROM posts post
    WHERE post.kind = ${place.postKind}::post_kind AND post.slug = ${place.slug} AND post.withdrawn_at IS NOT NULL)`
}

function postKeys({ postKind, slug }: Extract<Place, { kind: 'post' }>): Prisma.Sql {
  return Prisma.sql`(
    SELECT ARRAY[${keys.post('')} || post.id, ${keys.around}]
      || ARRAY(SELECT ${keys.naming('')} || tag_id FROM post_tags WHERE post_id = post.id)
      || ARRAY(SELECT ${keys.naming('')} || byline_id FROM post_bylines WHERE post_id = post.id)
      || CASE WHEN post.series_id IS NULL THEN '{}' ELSE ARRAY[${keys.naming('')} || post.series_id] END
    FROM posts post
    WHERE post.kind = ${postKind}::post_kind AND post.slug = ${slug} AND ${isLive})`
}

type Group = Extract<Place, { kind: 'tag' | 'byline' | 'series' }>

const GROUPS: Record<Group['kind'], { table: Prisma.Sql; posts: Prisma.Sql; key: string }> = {
  tag: {
    table: Prisma.sql`tags`,
    posts: Prisma.sql`posts post JOIN post_tags ON post_tags.post_id = post.id AND post_tags.tag_id = place.id`,
    key: keys.tag(''),
  },
  byline: {
    table: Prisma.sql`bylines`,
    posts: Prisma.sql`posts post JOIN post_bylines ON post_bylines.post_id = post.id AND post_bylines.byline_id = place.id`,
    key: keys.byline(''),
  },
  series: {
    table: Prisma.sql`series`,
    posts: Prisma.sql`(SELECT * FROM posts WHERE posts.series_id = place.id) post`,
    key: keys.series(''),
  },
}

function groupKeys({ kind, slug, page }: Group): Prisma.Sql {
  const { table, posts, key } = GROUPS[kind]
  const articles = Prisma.sql`(SELECT count(*) FROM ${posts} WHERE post.kind = 'article' AND ${isLive})`
  return Prisma.sql`(
    SELECT ARRAY[${key} || place.id] FROM ${table} place
    WHERE place.slug = ${slug} AND ${articles} > 0 AND ${isPageOf(page, articles)})`
}

const liveArticles = Prisma.sql`(SELECT count(*) FROM posts post WHERE post.kind = 'article' AND ${isLive})`

const postsPerPage = Prisma.sql`coalesce(
  (SELECT value::int FROM settings WHERE key = 'postsPerPage' AND jsonb_typeof(value) = 'number'), ${defaultSettings.postsPerPage})`

const archivePage = Prisma.sql`${ARCHIVE_PAGE}::int`

/** The first page of a list always exists. */
function isPageOf(page: number, articles: Prisma.Sql, perPage = postsPerPage): Prisma.Sql {
  if (page === 1) return Prisma.sql`true`
  return Prisma.sql`${articles} > ${page - 1}::int * ${perPage}`
}
