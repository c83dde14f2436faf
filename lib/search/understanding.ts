import { db } from '#lib/db/client'
import { currentConfig } from '#lib/search/language'

/** A question as PostgreSQL understands it: tsquery in text form. */
export type Understood = {
  config: string
  /** Every word, as asked. */
  all: string
  /** Any of the words; null where that would say nothing else, or would find whatever lacks a word. */
  any: string | null
}

/**
 * Reads what a reader typed: words, "phrases", or, -without. Null when there is nothing to look for: only marks, only
 * words so common that they are not kept, or only words that must be absent.
 */
export async function understand(query: string): Promise<Understood | null> {
  if (query === '') return null
  const [read] = await db().$queryRaw<{ config: string; all: string; positive: string }[]>`
    SELECT config, parsed::text AS "all", querytree(parsed) AS positive
    FROM (SELECT ${currentConfig} AS config) language
    CROSS JOIN LATERAL websearch_to_tsquery(config::regconfig, search_text(${joinRuns(query)})) parsed`
  if (!read || read.positive === '' || read.positive === 'T') return null
  const { config, all } = read
  return { config, all, any: loosen(all) }
}

// No lexeme has a blank in it: these are operators.
function loosen(all: string): string | null {
  const any = all.replace(/ (?:&|<(?:-|\d+)>) /g, ' | ')
  return any === all || any.includes('!') ? null : any
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
