import { configsInUse, currentConfig } from '#lib/search/language'
import { Prisma } from '#prisma/client'

/** A question as PostgreSQL understands it: tsquery in text form. */
export type Understood = {
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
export function reading(query: string): Prisma.Sql {
  // No lexeme has a blank in it: what stands between blanks is an operator.
  return Prisma.sql`
    SELECT config, parsed AS every, config = ${currentConfig} AS is_own,
           CASE WHEN loose <> parsed::text AND loose NOT LIKE '%!%' THEN loose::tsquery END AS some
    FROM ${configsInUse} used
    CROSS JOIN LATERAL websearch_to_tsquery(config::regconfig, search_text(${joinRuns(query)})) parsed
    CROSS JOIN LATERAL regexp_replace(parsed::text, ' (&|<(-|\\d+)>) ', ' | ', 'g') loose
    WHERE querytree(parsed) NOT IN ('', 'T')`
}

// Scripts without spaces: every character is a word, and those typed together must stand together.
const RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{2,}/gu

function joinRuns(query: string): string {
  return query
    .split('"')
    .map((part, index) => (index % 2 === 0 ? part.replace(RUN, ' "$&" ') : part))
    .join('"')
}
