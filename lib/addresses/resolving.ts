import { postPath } from '#lib/addresses/paths'
import { type Address, type Place, parseAddress } from '#lib/addresses/places'
import { sitemapCount } from '#lib/addresses/sitemap'
import { keys } from '#lib/changes/keys'
import { db, type Tx } from '#lib/db/client'
import { isLive } from '#lib/posts/live'
import { defaultSettings } from '#lib/settings/defaults'
import { Prisma } from '#prisma/client'
import type { PostKind } from '#prisma/enums'

/** `keys`: what the page shows. A change of one of them makes a remembered page old. */
export type Resolution =
  | { kind: 'page'; keys: string[] }
  | { kind: 'redirect'; to: string; status: 301 | 302 | 307 | 308 }
  | { kind: 'gone' }
  | { kind: 'missing' }

/**
 * What stands at a public address: a path as the client sent it, without its query. A live page comes before a
 * redirect. Other spellings of a page's path (upper case, trailing slash, needless escapes, page 1) lead to the one
 * under which it is served. Tags, authors and series without a live article are missing. Asks the database once.
 *
 * Answers for documents, feeds and sitemaps; files (media, assets, cards), the desk and the API have their own routes.
 */
export async function resolveAddress(path: string): Promise<Resolution> {
  const address = parseAddress(path)
  if (!address) return { kind: 'missing' }
  const found = await look(db(), address)
  if (found.keys) {
    if (path !== address.path) return { kind: 'redirect', to: address.path, status: 308 }
    return { kind: 'page', keys: [...found.keys, keys.path(address.path), keys.settings] }
  }
  return follow(found)
}

/** Whether a page is served at an address: nothing else may claim it then. */
export async function isServed(tx: Tx, address: Address): Promise<boolean> {
  const { keys } = await look(tx, address)
  return keys !== null
}

type Found = {
  keys: string[] | null
  withdrawn: boolean
  status: 301 | 302 | 307 | 308 | 410 | null
  to: string | null
  postKind: PostKind | null
  postSlug: string | null
  postLive: boolean | null
  postWithdrawn: boolean | null
}

function follow({ status, to, postKind, postSlug, ...found }: Found): Resolution {
  if (status === 410 || found.postWithdrawn) return { kind: 'gone' }
  if (status && to) return { kind: 'redirect', to, status }
  if (status && found.postLive && postKind && postSlug)
    return { kind: 'redirect', to: postPath(postKind, postSlug), status }
  return { kind: found.withdrawn ? 'gone' : 'missing' }
}

async function look(tx: Tx, { given, path, place }: Address): Promise<Found> {
  const [found] = await tx.$queryRaw<Found[]>`
    SELECT ${keysOf(place)} AS keys, ${isWithdrawn(place)} AS withdrawn,
           redirect.status, redirect."to", post.kind AS "postKind", post.slug AS "postSlug",
           ${isLive} AS "postLive", post.withdrawn_at IS NOT NULL AS "postWithdrawn"
    FROM (VALUES (1)) one
    LEFT JOIN LATERAL (
      SELECT * FROM redirects WHERE "from" IN (${given}, ${path}) ORDER BY "from" = ${given} DESC LIMIT 1
    ) redirect ON true
    LEFT JOIN posts post ON post.id = redirect.post_id`
  if (!found) throw new Error('PostgreSQL answered nothing.')
  return found
}

/** The keys of a place that exists, NULL of one that does not. */
function keysOf(place: Place | null): Prisma.Sql {
  if (!place) return Prisma.sql`NULL::text[]`
  switch (place.kind) {
    case 'fixed':
      return Prisma.sql`${place.keys}::text[]`
    case 'articles':
      return Prisma.sql`CASE WHEN ${isPageOf(place.page, liveArticles)} THEN ARRAY[${keys.lists}]::text[] END`
    case 'sitemap':
      return Prisma.sql`CASE WHEN ${place.file} <= ${sitemapCount} THEN ARRAY[${keys.lists}]::text[] END`
    case 'post':
      return postKeys(place)
    default:
      return groupKeys(place)
  }
}

function isWithdrawn(place: Place | null): Prisma.Sql {
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

/** The first page of a list always exists. */
function isPageOf(page: number, articles: Prisma.Sql): Prisma.Sql {
  if (page === 1) return Prisma.sql`true`
  return Prisma.sql`${articles} > ${page - 1} * coalesce(
    (SELECT value::int FROM settings WHERE key = 'postsPerPage' AND jsonb_typeof(value) = 'number'), ${defaultSettings.postsPerPage})`
}
