import { configsInUse, currentConfig } from '#lib/search/language.ts'
import { Prisma } from '#prisma/client.ts'

/** A parsed query, as tsqueries in text form. */
export type ParsedQuery = {
  config: string
  /** All the words, as typed. */
  all: string
  /** Any of the words; null when that is the same query, or when a negated word would match almost everything. */
  any: string | null
}

/**
 * Parses what a reader typed (words, "phrases", or, -without), in SQL: a row with the columns config, every, some and
 * is_own for each language in the index. No row when nothing can be searched for: only punctuation, only stop words,
 * or only negated words.
 */
export function parseQuery(query: string): Prisma.Sql {
  // Lexemes contain no spaces, so what is between spaces is an operator.
  return Prisma.sql`
    SELECT config, parsed AS every, config = ${currentConfig} AS is_own,
           CASE WHEN loose <> parsed::text AND loose NOT LIKE '%!%' THEN loose::tsquery END AS some
    FROM ${configsInUse} used
    CROSS JOIN LATERAL websearch_to_tsquery(config::regconfig, search_text(${quoteJoined(query)})) parsed
    CROSS JOIN LATERAL regexp_replace(parsed::text, ' (&|<(-|\\d+)>) ', ' | ', 'g') loose
    WHERE querytree(parsed) NOT IN ('', 'T')`
}

// Scripts without spaces, where every character is a word; and identifiers such as torch.nn, attention-by-hand, C++
// and .NET, which one leading hyphen excludes.
const SCRIPTS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const JOINED = new RegExp(`(?<!\\S)(-(?!-))?((?!-(?!-))\\S*[._/:+#-]\\S*)|([${SCRIPTS}]{2,})`, 'gu')

/** Quotes everything whose parts must follow one another. */
function quoteJoined(query: string): string {
  return query
    .split('"')
    .map((part, index) => (index % 2 === 0 ? part.replace(JOINED, ' $1"$2$3" ') : part))
    .join('"')
}

/** The phrases of a query, as PostgreSQL regular expressions. Any non-letters may separate the words. */
export function phrasesOf(query: string): string[] {
  return quoteJoined(query)
    .split('"')
    .filter((phrase, index) => index % 2 === 1 && /[\p{L}\p{N}]/u.test(phrase))
    .map(toPattern)
}

function toPattern(phrase: string): string {
  const words = phrase.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length > 1 ? words.join('[^[:alnum:]]+') : phrase.trim().replace(/[^\p{L}\p{N}]/gu, '\\$&')
}

/** Splits camel-case words into phrases; null when there are none. */
export function splitCase(query: string): string | null {
  if (query.includes('"')) return null
  const split = query.replace(/[\p{L}\p{N}]+/gu, (word) => {
    const parts = word.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    return parts === word ? word : `"${parts}"`
  })
  return split === query ? null : split
}
