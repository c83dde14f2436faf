import type { Tx } from '#lib/db/client.ts'
import { Prisma } from '#prisma/client.ts'

// A tsvector holds up to a megabyte. Text after this many characters is not indexed.
const CHARACTERS = 200_000

/** The words that enter the vocabulary for spelling correction. */
const SPELLED = Prisma.sql`'^[[:alpha:]]{4,40}$'`

/** Title (A), dek and bylines (B), from the columns config, title, dek and names. */
export const HEAD_VECTOR = Prisma.sql`${vector(Prisma.sql`title`, 'A')} || ${vector(Prisma.sql`dek || E'\n' || names`, 'B')}`

/** The title's words, not stemmed, from the column title. */
export const TITLE_VECTOR = Prisma.sql`array_to_tsvector(search_title(title))`

/** Headings (C) and text (D), from the columns config, headings and text. */
export const BODY_VECTOR = Prisma.sql`
  ${vector(Prisma.sql`(SELECT string_agg(heading ->> 'text', E'\n') FROM jsonb_array_elements(headings) heading)`, 'C')}
    || ${vector(Prisma.sql`left(text, ${CHARACTERS})`, 'D')}`

/** Words of one weight, both as written and split at camel case. */
function vector(words: Prisma.Sql, weight: 'A' | 'B' | 'C' | 'D'): Prisma.Sql {
  return Prisma.sql`(
    SELECT setweight(to_tsvector(config::regconfig, search_text(words) || ' ' || search_parts(words)), ${Prisma.raw(`'${weight}'`)})
    FROM (SELECT coalesce(${words}, '') AS words) written)`
}

/** Adds the words of a query (columns title, dek, names and text) to the vocabulary. */
export async function addVocabulary(tx: Tx, source: Prisma.Sql): Promise<void> {
  // Inserted in sorted order, so that concurrent publishes cannot deadlock.
  await tx.$executeRaw`
    INSERT INTO search_words (word)
    SELECT DISTINCT found.lexeme
    FROM (${source}) source
    CROSS JOIN LATERAL unnest(to_tsvector('simple', search_text(concat_ws(E'\n', title, dek, names, left(text, ${CHARACTERS}))))) found
    WHERE found.lexeme ~ ${SPELLED} AND NOT EXISTS (SELECT 1 FROM search_words WHERE word = found.lexeme)
    ORDER BY found.lexeme
    ON CONFLICT DO NOTHING`
}
