import { configsInUse, currentConfig } from '#lib/search/language.ts'
import { Prisma } from '#prisma/client.ts'

/** A question as PostgreSQL understands it: tsquery in text form. */
export type ParsedQuery = {
  config: string
  /** Every word, as asked. */
  all: string
  /** Any of the words; null where that would say nothing else, or would find whatever lacks a word. */
  any: string | null
}

/**
 * What a reader typed (words, "phrases", or, -without), in SQL: a row with the columns config, every, some and is_own for
 * each language that rows of the search are in. No row when there is nothing to look for: only marks, only words so common
 * that they are not kept, or only words that must be absent.
 */
export function parseQuery(query: string): Prisma.Sql {
  // No lexeme has a blank in it: what stands between blanks is an operator.
  return Prisma.sql`
    SELECT config, parsed AS every, config = ${currentConfig} AS is_own,
           CASE WHEN loose <> parsed::text AND loose NOT LIKE '%!%' THEN loose::tsquery END AS some
    FROM ${configsInUse} used
    CROSS JOIN LATERAL websearch_to_tsquery(config::regconfig, search_text(${quoteJoined(query)})) parsed
    CROSS JOIN LATERAL regexp_replace(parsed::text, ' (&|<(-|\\d+)>) ', ' | ', 'g') loose
    WHERE querytree(parsed) NOT IN ('', 'T')`
}

// Scripts without spaces, where every character is a word; and identifiers such as torch.nn, attention-by-hand, C++ and
// .NET, before which one hyphen excludes them.
const SCRIPTS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const JOINED = new RegExp(`(?<!\\S)(-(?!-))?((?!-(?!-))\\S*[._/:+#-]\\S*)|([${SCRIPTS}]{2,})`, 'gu')

/** A query with everything in quotes whose parts must follow one another. */
function quoteJoined(query: string): string {
  return query
    .split('"')
    .map((part, index) => (index % 2 === 0 ? part.replace(JOINED, ' $1"$2$3" ') : part))
    .join('"')
}

/** What must stand together in a text that matches, as regular expressions of PostgreSQL. Any signs may part the words. */
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

/** A query in which words in camel case are taken apart, as phrases; null where nothing is. */
export function splitCase(query: string): string | null {
  if (query.includes('"')) return null
  const split = query.replace(/[\p{L}\p{N}]+/gu, (word) => {
    const parts = word.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    return parts === word ? word : `"${parts}"`
  })
  return split === query ? null : split
}
