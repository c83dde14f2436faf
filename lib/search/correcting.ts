import { db } from '#lib/db/client.ts'
import { editDistance } from '#lib/search/edit-distance.ts'

const WORD = /\p{L}{4,40}/gu
const WORDS = 6
const CANDIDATES = 12

type Candidate = { wrong: string; word: string; hits: number }

/**
 * Spelling correction: replaces each word that no live post contains by the most similar one that some do; null when
 * there is nothing to correct. Candidates share trigrams; edit distance decides between them.
 */
export async function correctSpelling(query: string, config: string): Promise<string | null> {
  const words = [...new Set(query.match(WORD)?.map((word) => word.toLowerCase()))].slice(0, WORDS)
  if (words.length === 0) return null
  const corrections = choose(await listCandidates(words, config))
  if (corrections.size === 0) return null
  return query.replace(WORD, (word) => corrections.get(word.toLowerCase()) ?? word)
}

/** Known words that resemble the ones without a match, with their number of live posts (counted up to 100). */
function listCandidates(words: string[], config: string): Promise<Candidate[]> {
  return db().$queryRaw<Candidate[]>`
    SELECT wanted.word AS wrong, known.word, found.hits
    FROM (
      SELECT word, search_trigrams(word) AS trigrams,
             search_count(plainto_tsquery(${config}::regconfig, word)) AS hits
      FROM unnest(${words}::text[]) word
      WHERE numnode(plainto_tsquery(${config}::regconfig, word)) > 0
      OFFSET 0
    ) wanted
    CROSS JOIN LATERAL (
      SELECT near.word
      FROM search_words near CROSS JOIN LATERAL unnest(near.trigrams) trigram
      WHERE near.trigrams && wanted.trigrams AND trigram = ANY (wanted.trigrams)
        AND abs(length(near.word) - length(wanted.word)) <= 2
      GROUP BY near.word
      ORDER BY count(*) DESC, abs(length(near.word) - length(wanted.word)), near.word
      LIMIT ${CANDIDATES}
    ) known
    CROSS JOIN LATERAL (SELECT search_count(plainto_tsquery(${config}::regconfig, known.word)) AS hits OFFSET 0) found
    WHERE wanted.hits = 0 AND found.hits > 0`
}

function choose(candidates: Candidate[]): Map<string, string> {
  const nearest = Map.groupBy(candidates, ({ wrong }) => wrong)
  const chosen = [...nearest].flatMap(([wrong, known]) => {
    const [best] = known
      .map(({ word, hits }) => ({ word, hits, apart: editDistance(wrong, word) }))
      .filter(({ apart }) => apart > 0 && apart <= (wrong.length < 6 ? 1 : 2))
      .toSorted((a, b) => a.apart - b.apart || b.hits - a.hits)
    return best ? [[wrong, best.word] as const] : []
  })
  return new Map(chosen)
}
