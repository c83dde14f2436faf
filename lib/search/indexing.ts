import type { Tx } from '#lib/db/client.ts'
import { currentConfig } from '#lib/search/language.ts'
import { addVocabulary, BODY_VECTOR, HEAD_VECTOR, TITLE_VECTOR } from '#lib/search/tsvector.ts'
import { Prisma } from '#prisma/client.ts'

/** Writes the search index entries of live posts (identifiers) from their live revisions, in the site's language. */
export async function indexPosts(tx: Tx, ids: string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO search_entries (post_id, revision_id, published_at, config, head, vector, title)
    SELECT id, live_revision_id, published_at, config, head, head || ${BODY_VECTOR}, ${TITLE_VECTOR}
    FROM (SELECT source.*, ${HEAD_VECTOR} AS head FROM (${sources(ids)}) source) made
    ON CONFLICT (post_id) DO UPDATE SET
      revision_id = excluded.revision_id, published_at = excluded.published_at, config = excluded.config,
      head = excluded.head, vector = excluded.vector, title = excluded.title`
  await addVocabulary(tx, sources(ids))
}

/** Removes a post from the search index. */
export async function dropFromSearch(tx: Tx, postId: string): Promise<void> {
  await tx.searchEntry.deleteMany({ where: { postId } })
}

function sources(ids: string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT post.id, post.live_revision_id, post.published_at, revision.title, revision.dek, language.config,
           rendering.text, rendering.headings,
           coalesce((SELECT string_agg(byline.name, E'\n' ORDER BY credit.position)
                     FROM post_bylines credit JOIN bylines byline ON byline.id = credit.byline_id
                     WHERE credit.post_id = post.id), '') AS names
    FROM posts post
    JOIN revisions revision ON revision.id = post.live_revision_id
    LEFT JOIN renderings rendering ON rendering.revision_id = revision.id
    CROSS JOIN (SELECT ${currentConfig} AS config) language
    WHERE post.id = ANY (${ids}::char(24)[])`
}
