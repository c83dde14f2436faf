import type { Tx } from '#lib/db/client'
import { currentConfig } from '#lib/search/language'
import { Prisma } from '#prisma/client'

// A tsvector holds a megabyte. What stands behind this many characters of a text is not found.
const CHARACTERS = 200_000

/** What becomes a word of its own in the list that mistyped words are corrected from. */
const SPELLED = Prisma.sql`'^[[:alpha:]]{4,40}$'`

/** Writes the search rows of live posts (identifiers) as their live revisions stand, in the publication's language. */
export async function indexPosts(tx: Tx, ids: string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO search_entries (post_id, revision_id, published_at, config, head, vector)
    SELECT id, live_revision_id, published_at, config, head,
           head || setweight(to_tsvector(config::regconfig, search_text(headings)), 'C')
                || setweight(to_tsvector(config::regconfig, search_text(text)), 'D')
    FROM (
      SELECT found.*,
             setweight(to_tsvector(config::regconfig, search_text(title)), 'A')
               || setweight(to_tsvector(config::regconfig, search_text(dek || E'\n' || names)), 'B') AS head
      FROM (${sources(ids)}) found
    ) made
    ON CONFLICT (post_id) DO UPDATE SET
      revision_id = excluded.revision_id, published_at = excluded.published_at, config = excluded.config,
      head = excluded.head, vector = excluded.vector`
  // In one order, so that two publications at once do not wait for one another in a circle.
  await tx.$executeRaw`
    INSERT INTO search_words (word)
    SELECT DISTINCT found.lexeme
    FROM (${sources(ids)}) source
    CROSS JOIN LATERAL unnest(to_tsvector('simple', concat_ws(E'\n', title, dek, names, text))) found
    WHERE found.lexeme ~ ${SPELLED} AND NOT EXISTS (SELECT 1 FROM search_words WHERE word = found.lexeme)
    ORDER BY found.lexeme
    ON CONFLICT DO NOTHING`
}

/** Takes a post out of the search. */
export async function dropFromSearch(tx: Tx, postId: string): Promise<void> {
  await tx.searchEntry.deleteMany({ where: { postId } })
}

function sources(ids: string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT post.id, post.live_revision_id, post.published_at, revision.title, revision.dek, language.config,
           coalesce(left(rendering.text, ${CHARACTERS}), '') AS text,
           coalesce((SELECT string_agg(heading ->> 'text', E'\n')
                     FROM jsonb_array_elements(rendering.headings) heading), '') AS headings,
           coalesce((SELECT string_agg(byline.name, E'\n' ORDER BY credit.position)
                     FROM post_bylines credit JOIN bylines byline ON byline.id = credit.byline_id
                     WHERE credit.post_id = post.id), '') AS names
    FROM posts post
    JOIN revisions revision ON revision.id = post.live_revision_id
    LEFT JOIN renderings rendering ON rendering.revision_id = revision.id
    CROSS JOIN (SELECT ${currentConfig} AS config) language
    WHERE post.id = ANY (${ids}::char(24)[])`
}
