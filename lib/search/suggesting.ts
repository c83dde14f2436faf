import { postPath, tagPath } from '#lib/addresses/paths'
import { db } from '#lib/db/client'
import { readQuestion } from '#lib/search/input'
import type { Suggestion, Suggestions } from '#lib/search/views'
import { Prisma } from '#prisma/client'
import type { PostKind } from '#prisma/enums'

const SHORTEST = 2
const TITLES = 6
const TAGS = 2
/** Of many titles only the newest are looked at: whoever types on gets the others. */
const CANDIDATES = 100

/**
 * Titles and tags in which every typed word begins a word; those that begin as typed come first, then the newest. Takes
 * any input and throws for none. Nothing for less than two characters.
 */
export async function suggest(typed: string): Promise<Suggestions> {
  const { query } = readQuestion({ q: typed })
  if ([...query].length < SHORTEST) return { query, items: [] }
  const [titles, tags] = await Promise.all([findTitles(query), findTags(query)])
  return { query, items: [...titles, ...tags] }
}

/** Columns wanted (tsquery, null where nothing was asked) and opening (a pattern of LIKE) of what was typed, in SQL. */
function asked(query: string): Prisma.Sql {
  // A word has letters and digits only: nothing in it is an operator, a quotation mark or a wildcard.
  return Prisma.sql`
    SELECT (SELECT string_agg('''' || word || ''':*', ' & ') FROM unnest(words) word)::tsquery AS wanted,
           array_to_string(words, ' ') || '%' AS opening
    FROM search_title(${query}) words`
}

async function findTitles(query: string): Promise<Suggestion[]> {
  const rows = await db().$queryRaw<{ kind: PostKind; slug: string; title: string }[]>`
    WITH asked AS MATERIALIZED (${asked(query)}),
    candidate AS MATERIALIZED (
      SELECT post_id, revision_id, published_at
      FROM search_entries
      WHERE title @@ (SELECT wanted FROM asked) AND published_at <= now()
      ORDER BY published_at DESC
      LIMIT ${CANDIDATES}
    )
    SELECT post.kind, post.slug, revision.title
    FROM candidate
    JOIN posts post ON post.id = candidate.post_id
    JOIN revisions revision ON revision.id = candidate.revision_id
    ORDER BY ${opens(Prisma.sql`revision.title`)} DESC, candidate.published_at DESC, post.id DESC
    LIMIT ${TITLES}`
  return rows.map(({ kind, slug, title }) => ({ kind, label: title, href: postPath(kind, slug) }))
}

async function findTags(query: string): Promise<Suggestion[]> {
  const rows = await db().$queryRaw<{ slug: string; name: string }[]>`
    WITH asked AS MATERIALIZED (${asked(query)})
    SELECT tag.slug, tag.name
    FROM tags tag
    WHERE array_to_tsvector(search_title(tag.name)) @@ (SELECT wanted FROM asked)
      AND EXISTS (SELECT 1 FROM post_tags WHERE tag_id = tag.id AND listed_at <= now())
    ORDER BY ${opens(Prisma.sql`tag.name`)} DESC, tag.name
    LIMIT ${TAGS}`
  return rows.map(({ slug, name }) => ({ kind: 'tag', label: name, href: tagPath(slug) }))
}

/** Whether a text begins as typed, in SQL. */
function opens(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(array_to_string(search_title(${text}), ' ') LIKE (SELECT opening FROM asked))`
}
