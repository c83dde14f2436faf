import { db, type Tx } from '#lib/db/client.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { isLive } from '#lib/published/live.ts'
import { cacheTagsOf, isWithdrawn } from '#lib/published/sql-exists.ts'
import { redirectTarget } from '#lib/urls/own-path.ts'
import { type Address, parseAddress } from '#lib/urls/parse-address.ts'
import { postPath } from '#lib/urls/paths.ts'
import type { PostKind } from '#prisma/enums.ts'

/** `tags`: the cache tags of the page; invalidating one of them makes a cached page stale. */
export type Resolution =
  | { kind: 'page'; tags: string[] }
  | { kind: 'redirect'; to: string; status: 301 | 302 | 307 | 308 }
  | { kind: 'gone' }
  | { kind: 'missing' }

/**
 * Resolves a public address: a path as the client sent it, without its query. A live page takes precedence over a
 * redirect. Other spellings of a path (upper case, trailing slash, needless percent-encoding, page 1) redirect to its
 * canonical form. Tags, authors and series without a live article are missing. One query, and a second one for the
 * Markdown of an article that is not found.
 *
 * Covers documents, feeds and sitemaps; files (media, assets, cards), the admin area and the API have their own
 * routes.
 */
export async function resolveAddress(path: string): Promise<Resolution> {
  const address = parseAddress(path)
  if (!address) return { kind: 'missing' }
  const found = await lookup(db(), address)
  if (found.tags) {
    if (path !== address.path) return { kind: 'redirect', to: address.path, status: 308 }
    return { kind: 'page', tags: [...found.tags, cacheTags.path(address.path), cacheTags.settings] }
  }
  const redirect = followRedirect(found)
  return redirect.kind === 'missing' && path.endsWith(MARKDOWN) ? followMarkdown(path) : redirect
}

const MARKDOWN = '.md'

/** When an article has moved, its Markdown redirects too. */
async function followMarkdown(path: string): Promise<Resolution> {
  const article = await resolveAddress(path.slice(0, -MARKDOWN.length))
  if (article.kind === 'gone') return article
  if (article.kind !== 'redirect' || !article.to.startsWith('/blog/')) return { kind: 'missing' }
  return { ...article, to: article.to + MARKDOWN }
}

/** Whether a page is served at an address, so that no redirect may claim it. */
export async function isServed(tx: Tx, address: Address): Promise<boolean> {
  const { tags } = await lookup(tx, address)
  return tags !== null
}

type Found = {
  tags: string[] | null
  withdrawn: boolean
  status: 301 | 302 | 307 | 308 | 410 | null
  to: string | null
  postKind: PostKind | null
  postSlug: string | null
  postLive: boolean | null
  postWithdrawn: boolean | null
}

function followRedirect({ status, to, postKind, postSlug, ...found }: Found): Resolution {
  if (status === 410 || found.postWithdrawn) return { kind: 'gone' }
  const target = to && redirectTarget(to)
  if (status && target) return { kind: 'redirect', to: target, status }
  if (status && found.postLive && postKind && postSlug)
    return { kind: 'redirect', to: postPath(postKind, postSlug), status }
  return { kind: found.withdrawn ? 'gone' : 'missing' }
}

async function lookup(tx: Tx, { given, path, target }: Address): Promise<Found> {
  const [found] = await tx.$queryRaw<Found[]>`
    SELECT ${cacheTagsOf(target)} AS tags, ${isWithdrawn(target)} AS withdrawn,
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
