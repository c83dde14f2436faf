import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { ARCHIVE_PAGE } from '#lib/published/archive.ts'
import { isLive } from '#lib/published/live.ts'
import { sitemapCount } from '#lib/published/sitemap-shares.ts'
import { defaultSettings } from '#lib/settings/defaults.ts'
import type { Target } from '#lib/urls/parse-address.ts'
import { Prisma } from '#prisma/client.ts'

/** The cache tags of a target that exists, in SQL; NULL when it does not. */
export function cacheTagsOf(target: Target | null): Prisma.Sql {
  if (!target) return Prisma.sql`NULL::text[]`
  switch (target.kind) {
    case 'fixed':
      return Prisma.sql`${target.tags}::text[]`
    case 'articles':
      return Prisma.sql`CASE WHEN ${isPageOf(target.page, liveArticles)} THEN ARRAY[${cacheTags.lists}]::text[] END`
    case 'archive':
      return Prisma.sql`CASE WHEN ${isPageOf(target.page, liveArticles, archivePage)} THEN ARRAY[${cacheTags.lists}]::text[] END`
    case 'sitemap':
      return Prisma.sql`CASE WHEN ${target.file} <= ${sitemapCount} THEN ARRAY[${cacheTags.lists}]::text[] END`
    case 'post':
      return postTags(at(target), [cacheTags.related])
    case 'card':
      return postTags(Prisma.sql`post.id = ${target.postId}`, [])
    default:
      return groupTags(target)
  }
}

/** Whether the target is a withdrawn post, in SQL. */
export function isWithdrawn(target: Target | null): Prisma.Sql {
  if (target?.kind !== 'post' && target?.kind !== 'card') return Prisma.sql`false`
  const condition = target.kind === 'post' ? at(target) : Prisma.sql`post.id = ${target.postId}`
  return Prisma.sql`EXISTS (
    SELECT 1 FROM posts post
    WHERE ${condition} AND post.withdrawn_at IS NOT NULL)`
}

function at({ postKind, slug }: Extract<Target, { kind: 'post' }>): Prisma.Sql {
  return Prisma.sql`post.kind = ${postKind}::post_kind AND post.slug = ${slug}`
}

function postTags(condition: Prisma.Sql, others: string[]): Prisma.Sql {
  return Prisma.sql`(
    SELECT ARRAY[${cacheTags.post('')} || post.id] || ${others}::text[]
      || ARRAY(SELECT ${cacheTags.label('')} || tag_id FROM post_tags WHERE post_id = post.id)
      || ARRAY(SELECT ${cacheTags.label('')} || byline_id FROM post_bylines WHERE post_id = post.id)
      || CASE WHEN post.series_id IS NULL THEN '{}' ELSE ARRAY[${cacheTags.label('')} || post.series_id] END
    FROM posts post
    WHERE ${condition} AND ${isLive})`
}

type Group = Extract<Target, { kind: 'tag' | 'byline' | 'series' }>

const GROUPS: Record<Group['kind'], { table: Prisma.Sql; articles: Prisma.Sql; key: string }> = {
  tag: {
    table: Prisma.sql`tags`,
    articles: Prisma.sql`FROM post_tags WHERE tag_id = target.id AND listed_at <= now()`,
    key: cacheTags.tag(''),
  },
  byline: {
    table: Prisma.sql`bylines`,
    articles: Prisma.sql`FROM post_bylines WHERE byline_id = target.id AND listed_at <= now()`,
    key: cacheTags.byline(''),
  },
  series: {
    table: Prisma.sql`series`,
    articles: Prisma.sql`FROM posts post WHERE post.series_id = target.id AND post.kind = 'article' AND ${isLive}`,
    key: cacheTags.series(''),
  },
}

function groupTags({ kind, slug, page }: Group): Prisma.Sql {
  const { table, articles, key } = GROUPS[kind]
  return Prisma.sql`(
    SELECT ARRAY[${key} || target.id] FROM ${table} target
    WHERE target.slug = ${slug} AND ${reaches(page, articles)})`
}

const liveArticles = Prisma.sql`FROM posts post WHERE post.kind = 'article' AND ${isLive}`

const postsPerPage = Prisma.sql`coalesce(
  (SELECT value::int FROM settings WHERE key = 'postsPerPage' AND jsonb_typeof(value) = 'number'), ${defaultSettings.postsPerPage})`

const archivePage = Prisma.sql`${ARCHIVE_PAGE}::int`

/** The first page of a list always exists. */
function isPageOf(page: number, articles: Prisma.Sql, perPage = postsPerPage): Prisma.Sql {
  return page === 1 ? Prisma.sql`true` : reaches(page, articles, perPage)
}

/** Whether the list has enough articles to reach this page, in SQL. */
function reaches(page: number, articles: Prisma.Sql, perPage = postsPerPage): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 ${articles} LIMIT 1 OFFSET ${page - 1}::bigint * ${perPage})`
}
