import { db } from '#lib/db/client.ts'
import type { Stretch } from '#lib/search/views.ts'
import { Prisma } from '#prisma/client.ts'

export type Excerpts = { titled: Stretch[]; excerpt: Stretch[]; credit: Stretch[][] }

// Stored text cannot contain control characters, so these cannot be forged.
const START = '\u0002'
const END = '\u0003'
const MARKS = `StartSel="${START}", StopSel="${END}"`
const WHOLE = `${MARKS}, HighlightAll=true`
const PASSAGES = `${MARKS}, MaxFragments=2, MaxWords=26, MinWords=12, FragmentDelimiter=" … "`

/** How many characters to search for passages first, starting a little before the expected match. */
const CHARACTERS = 800
const BEFORE = 150

type Asked = {
  config: string
  /** A tsquery in text form. */
  match: string
  /** Its phrases, as PostgreSQL regular expressions. */
  phrases: string[]
}

/** Highlighted excerpts by post identifier: every matching post has at least one highlight. */
export async function readExcerpts(
  ids: string[],
  { config, match, phrases }: Asked,
): Promise<Map<string, Excerpts>> {
  if (ids.length === 0) return new Map()
  const headline = (words: Prisma.Sql, options: string) =>
    Prisma.sql`search_headline(${config}::regconfig, ${words}, ${match}::tsquery, ${options})`
  const rows = await db().$queryRaw<Row[]>`
    SELECT post.id, head.title, head.dek, head.names, near.passages,
           -- The words may stand elsewhere than where they were looked for: then the whole text is read.
           CASE WHEN concat(head.title, head.dek, head.names, near.passages) NOT LIKE ${`%${START}%`}
                THEN ${headline(Prisma.sql`rendering.text`, PASSAGES)} END AS "anywhere"
    FROM posts post
    JOIN revisions revision ON revision.id = post.live_revision_id
    LEFT JOIN renderings rendering ON rendering.revision_id = revision.id
    -- OFFSET 0 has PostgreSQL make each of these once, not once for each use.
    CROSS JOIN LATERAL (SELECT lower(rendering.text) AS small OFFSET 0) letters
    CROSS JOIN LATERAL (
      SELECT coalesce(
        (SELECT min(nullif(regexp_instr(rendering.text, phrase, 1, 1, 0, 'i'), 0)) FROM unnest(${phrases}::text[]) phrase),
        (SELECT min(nullif(strpos(letters.small, beginning), 0)) FROM unnest(${beginnings(match)}::text[]) beginning),
        1) AS first
    ) place
    CROSS JOIN LATERAL (
      SELECT ${headline(Prisma.sql`revision.title`, WHOLE)} AS title, ${headline(Prisma.sql`revision.dek`, WHOLE)} AS dek,
             ${headline(Prisma.sql`(${names})`, WHOLE)} AS names
      OFFSET 0
    ) head
    CROSS JOIN LATERAL (
      SELECT ${headline(Prisma.sql`substr(rendering.text, greatest(1, place.first - ${BEFORE}), ${CHARACTERS})`, PASSAGES)} AS passages
      OFFSET 0
    ) near
    WHERE post.id = ANY (${ids}::char(24)[])`
  return new Map(rows.map((row) => [row.id, toExcerpts(row)]))
}

const names = Prisma.sql`
  SELECT string_agg(byline.name, E'\n' ORDER BY credit.position)
  FROM post_bylines credit JOIN bylines byline ON byline.id = credit.byline_id
  WHERE credit.post_id = post.id`

type Row = Record<'id' | 'title' | 'dek', string> & Record<'names' | 'passages' | 'anywhere', string | null>

/** Without a match PostgreSQL returns the beginning of the text; the dek says more. */
function toExcerpts({ title, dek, names, passages, anywhere }: Row): Excerpts {
  const found = [passages, anywhere].find((text) => text?.includes(START))
  return {
    titled: stretches(title),
    excerpt: stretches(found ? `… ${found} …` : dek),
    credit: names?.split('\n').map(stretches) ?? [],
  }
}

/** Approximate prefixes of the query's words in a text: the ending that a stemmer cuts off varies between forms. */
function beginnings(match: string): string[] {
  const lexemes = [...match.matchAll(/'((?:[^']|'')+)'/g)].map(([, lexeme = '']) =>
    lexeme.replaceAll("''", "'"),
  )
  return lexemes.map((lexeme) => lexeme.slice(0, Math.max(3, lexeme.length - 2)))
}

/** Splits a highlighted text into its stretches; they are plain text, never HTML. */
export function stretches(marked: string): Stretch[] {
  const joined = marked
    .replace(JOINT, '$1')
    .replaceAll('\u001F', '')
    .replace(/[\uA840-\uA842]/g, (letter) => SIGNS[letter] ?? '')
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

/** A separator between two highlighted parts of an identifier. */
const JOINT = new RegExp(`${END}([._/:-])\u001F${START}`, 'g')

/** The placeholders that search_text writes for signs in names such as C++, C# and .NET. */
const SIGNS: Record<string, string> = { '\uA840': '+', '\uA841': '#', '\uA842': '.' }
