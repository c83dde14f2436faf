import { readCards } from '#lib/published/query-ids.ts'
import { correctSpelling } from '#lib/search/correcting.ts'
import { readExcerpts } from '#lib/search/excerpts.ts'
import { findFacets } from '#lib/search/facets.ts'
import { readSearchQuery, type SearchInput, type SearchQuery } from '#lib/search/input.ts'
import { BEST, findMatches, type Matches, type MatchQuery } from '#lib/search/match.ts'
import { phrasesOf, splitCase } from '#lib/search/parse-query.ts'
import type { MatchMode, SearchResult, SearchView } from '#lib/search/views.ts'

const PER_PAGE = 10
const FEW = 3

/**
 * Searches live posts: titles, deks, bylines and bodies. Accepts any input and never throws. Without exact matches it
 * corrects the spelling, then falls back to posts that contain some of the words.
 */
export async function searchPosts(input: SearchInput): Promise<SearchView> {
  const search = readSearchQuery(input)
  const found = search.query === '' ? null : await findExact(search)
  return found ? resolve(search, found) : noResults(search)
}

/** A camel-case word is searched for as typed and, without a match, by its parts. */
async function findExact(search: SearchQuery): Promise<Matches | null> {
  const found = await find(search)
  const parts = found?.total === 0 ? splitCase(search.query) : null
  const foundByParts = parts && (await find(search, { query: parts }))
  return foundByParts && foundByParts.total > 0 ? foundByParts : found
}

async function resolve(search: SearchQuery, found: Matches): Promise<SearchView> {
  const exactly = { ...found, match: found.parsed.all, matchMode: 'exactly' as const }
  if (found.total >= FEW || (found.total > 0 && search.page > 1)) return toView(search, exactly)
  const corrected = await findCorrected(search, found)
  if (found.total > 0) {
    const better = corrected && corrected.total > found.total ? corrected.corrected : null
    return toView(search, { ...exactly, corrected: better })
  }
  if (corrected && corrected.total > 0)
    return toView(search, { ...corrected, match: corrected.parsed.all, matchMode: 'corrected' })
  const { any } = found.parsed
  const loose = any === null ? null : await find(search, { words: 'some' })
  if (loose && any !== null && loose.total > 0)
    return toView(search, { ...loose, match: any, matchMode: 'loosely' })
  return noResults(search)
}

function find(
  { query, filters, page }: SearchQuery,
  change: Partial<MatchQuery> = {},
): Promise<Matches | null> {
  const slice = { take: PER_PAGE, skip: (page - 1) * PER_PAGE }
  return findMatches({ query, filters, words: 'every', ...change }, slice)
}

async function findCorrected(search: SearchQuery, { parsed }: Matches) {
  const corrected = await correctSpelling(search.query, parsed.config)
  const found = corrected === null ? null : await find(search, { query: corrected })
  return found && { ...found, corrected }
}

type Found = Matches & { match: string; matchMode: MatchMode; corrected?: string | null }

async function toView({ query, filters, page }: SearchQuery, found: Found): Promise<SearchView> {
  const { ids, sample, years, total, isMore, parsed, match, matchMode, corrected = null } = found
  const asked = (matchMode === 'corrected' && corrected) || query
  const [cards, excerpts, facetsOfPosts] = await Promise.all([
    readCards(ids),
    readExcerpts(ids, { config: parsed.config, match, phrases: phrasesOf(asked) }),
    findFacets(sample),
  ])
  const facets = { ...facetsOfPosts, years }
  const items = cards.map((card): SearchResult => {
    const { titled = [], excerpt = [], credit = [] } = excerpts.get(card.id) ?? {}
    return { ...card, kind: card.href.startsWith('/blog/') ? 'article' : 'page', titled, excerpt, credit }
  })
  const pages = Math.max(1, Math.ceil(Math.min(total, BEST) / PER_PAGE))
  return { query, filters, page, pages, total, isMore, items, facets, matchMode, corrected }
}

function noResults({ query, filters }: SearchQuery): SearchView {
  const facets = { tags: [], authors: [], years: [] }
  const none = { items: [], total: 0, isMore: false, page: 1, pages: 1, facets, corrected: null }
  return { ...none, query, filters, matchMode: 'nothing' }
}
