import type { Tx } from '#lib/db/client.ts'
import { Prisma } from '#prisma/client.ts'

// A tsvector holds a megabyte. What stands behind this many characters of a text is not found.
const CHARACTERS = 200_000

/** What becomes a word of its own in the list that mistyped words are corrected from. */
const SPELLED = Prisma.sql`'^[[:alpha:]]{4,40}$'`

/** Title (A), dek and credits (B), from columns config, title, dek and names. */
export const HEAD_VECTOR = Prisma.sql`${vector(Prisma.sql`title`, 'A')} || ${vector(Prisma.sql`dek || E'\n' || names`, 'B')}`

/** The words of the title as they are written, from a column title. */
export const TITLE_VECTOR = Prisma.sql`array_to_tsvector(search_title(title))`

/** Headings (C) and text (D), from columns config, headings and text. */
export const BODY_VECTOR = Prisma.sql`
  ${vector(Prisma.sql`(SELECT string_agg(heading ->> 'text', E'\n') FROM jsonb_array_elements(headings) heading)`, 'C')}
    || ${vector(Prisma.sql`left(text, ${CHARACTERS})`, 'D')}`

/** Words of one weight: as they are written, and the parts of those in camel case. */
function vector(words: Prisma.Sql, weight: 'A' | 'B' | 'C' | 'D'): Prisma.Sql {
  return Prisma.sql`(
    SELECT setweight(to_tsvector(config::regconfig, search_text(words) || ' ' || search_parts(words)), ${Prisma.raw(`'${weight}'`)})
    FROM (SELECT coalesce(${words}, '') AS words) written)`
}

/** Remembers how the words of a query with the columns title, dek, names and text are spelled. */
export async function addVocabulary(tx: Tx, source: Prisma.Sql): Promise<void> {
  // In one order, so that two publications at once do not wait for one another in a circle.
  await tx.$executeRaw`
    INSERT INTO search_words (word)
    SELECT DISTINCT found.lexeme
    FROM (${source}) source
    CROSS JOIN LATERAL unnest(to_tsvector('simple', search_text(concat_ws(E'\n', title, dek, names, left(text, ${CHARACTERS}))))) found
    WHERE found.lexeme ~ ${SPELLED} AND NOT EXISTS (SELECT 1 FROM search_words WHERE word = found.lexeme)
    ORDER BY found.lexeme
    ON CONFLICT DO NOTHING`
}
