import { db } from '#lib/db/client'
import type { Stretch } from '#lib/search/views'

export type Excerpts = { titled: Stretch[]; excerpt: Stretch[] }

// No text of ours has control characters, so nobody can write these.
const START = '\u0002'
const END = '\u0003'
const MARKS = `StartSel="${START}", StopSel="${END}"`
const WHOLE = `${MARKS}, HighlightAll=true`
const PASSAGES = `${MARKS}, MaxFragments=2, MaxWords=26, MinWords=12, FragmentDelimiter=" … "`

/** How much of a text is searched for passages, from a little before the first of the words on. */
const CHARACTERS = 800
const BEFORE = 150

/** Where the words of a tsquery stand in posts: by identifier. */
export async function readExcerpts(
  ids: string[],
  { config, match }: { config: string; match: string },
): Promise<Map<string, Excerpts>> {
  if (ids.length === 0) return new Map()
  const rows = await db().$queryRaw<Row[]>`
    SELECT post.id,
           ts_headline(${config}::regconfig, search_text(revision.title), ${match}::tsquery, ${WHOLE}) AS title,
           ts_headline(${config}::regconfig, search_text(revision.dek), ${match}::tsquery, ${WHOLE}) AS dek,
           ts_headline(${config}::regconfig, search_text(substr(rendering.text, greatest(1, place.first - ${BEFORE}), ${CHARACTERS})),
                       ${match}::tsquery, ${PASSAGES}) AS passages
    FROM posts post
    JOIN revisions revision ON revision.id = post.live_revision_id
    LEFT JOIN renderings rendering ON rendering.revision_id = revision.id
    -- OFFSET 0 has PostgreSQL unpack a text once, not once for each word.
    CROSS JOIN LATERAL (SELECT lower(rendering.text) AS small OFFSET 0) letters
    CROSS JOIN LATERAL (
      SELECT coalesce(min(nullif(strpos(letters.small, beginning), 0)), 1) AS first
      FROM unnest(${beginnings(match)}::text[]) beginning
    ) place
    WHERE post.id = ANY (${ids}::char(24)[])`
  return new Map(rows.map((row) => [row.id, toExcerpts(row)]))
}

type Row = { id: string; title: string; dek: string; passages: string | null }

/** Where nothing is marked PostgreSQL gives the beginning of the text: the dek says more. */
function toExcerpts({ title, dek, passages }: Row): Excerpts {
  const excerpt = passages?.includes(START) ? `… ${passages} …` : dek
  return { titled: stretches(title), excerpt: stretches(excerpt) }
}

/** How the words of a tsquery begin in a text, near enough: what is cut off a stem differs from form to form. */
function beginnings(match: string): string[] {
  const lexemes = [...match.matchAll(/'((?:[^']|'')+)'/g)].map(([, lexeme = '']) =>
    lexeme.replaceAll("''", "'"),
  )
  return lexemes.map((lexeme) => lexeme.slice(0, Math.max(3, lexeme.length - 2)))
}

/** Cuts a marked text into its stretches: what is shown is text and never HTML. */
export function stretches(marked: string): Stretch[] {
  const joined = marked
    .replaceAll('\u001F', '')
    .replaceAll(END + START, '')
    .replace(/\s+/gu, ' ')
  const [before = '', ...parts] = joined.split(START)
  const marks = parts.flatMap((part) => {
    const [inside = '', after = ''] = part.split(END)
    return [
      { text: inside, isMarked: true },
      { text: after, isMarked: false },
    ]
  })
  return [{ text: before, isMarked: false }, ...marks].filter(({ text }) => text !== '')
}
