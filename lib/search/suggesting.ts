import { db } from '#lib/db/client.ts'
import { readSearchQuery } from '#lib/search/input.ts'
import type { Suggestion, Suggestions } from '#lib/search/views.ts'
import { postPath, tagPath } from '#lib/urls/paths.ts'
import { Prisma } from '#prisma/client.ts'
import type { PostKind } from '#prisma/enums.ts'

const MIN_LENGTH = 2
const TITLES = 6
const TAGS = 2
/** Only the newest matches are considered; typing more narrows them down. */
const CANDIDATES = 100

/**
 * Suggests titles and tags in which every typed word is the prefix of a word; exact prefixes come first, then the
 * newest. Accepts any input and never throws. Empty for fewer than two characters.
 */
export async function suggest(typed: string): Promise<Suggestions> {
  const { query } = readSearchQuery({ q: typed })
  if ([...query].length < MIN_LENGTH) return { query, items: [] }
  const [titles, tags] = await Promise.all([findTitles(query), findTags(query)])
  return { query, items: [...titles, ...tags] }
}

/** The typed text as a prefix tsquery, in SQL; null when it contains no letter or digit. */
function wanted(query: string): Prisma.Sql {
  // Words consist of letters and digits, so no operator or quotation mark can be injected.
  return Prisma.sql`(
    SELECT string_agg('''' || word || ''':*', ' & ')::tsquery FROM unnest(search_title(${query})) word)`
}

async function findTitles(query: string): Promise<Suggestion[]> {
  const rows = await db().$queryRaw<{ kind: PostKind; slug: string; title: string }[]>`
    WITH candidate AS MATERIALIZED (
      SELECT post_id, revision_id, published_at
      FROM search_entries
      WHERE title @@ ${wanted(query)} AND published_at <= now()
      ORDER BY published_at DESC
      LIMIT ${CANDIDATES}
    )
    SELECT post.kind, post.slug, revision.title
    FROM candidate
    JOIN posts post ON post.id = candidate.post_id
    JOIN revisions revision ON revision.id = candidate.revision_id
    ORDER BY starts_with(lower(revision.title), lower(${query})) DESC, candidate.published_at DESC, post.id DESC
    LIMIT ${TITLES}`
  return rows.map(({ kind, slug, title }) => ({ kind, label: title, href: postPath(kind, slug) }))
}

async function findTags(query: string): Promise<Suggestion[]> {
  const rows = await db().$queryRaw<{ slug: string; name: string }[]>`
    SELECT tag.slug, tag.name
    FROM tags tag
    WHERE array_to_tsvector(search_title(tag.name)) @@ ${wanted(query)}
      AND EXISTS (SELECT 1 FROM post_tags WHERE tag_id = tag.id AND listed_at <= now())
    ORDER BY starts_with(lower(tag.name), lower(${query})) DESC, tag.name
    LIMIT ${TAGS}`
  return rows.map(({ slug, name }) => ({ kind: 'tag', label: name, href: tagPath(slug) }))
}
