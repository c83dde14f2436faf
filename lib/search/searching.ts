import { readCards } from '#lib/published/query-ids.ts'
import { correctSpelling } from '#lib/search/correcting.ts'
import { readExcerpts } from '#lib/search/excerpts.ts'
import { findFacets } from '#lib/search/facets.ts'
import { readSearchQuery, type SearchInput, type SearchQuery } from '#lib/search/input.ts'
import { BEST, findMatches, type Matches, type Wanted } from '#lib/search/match.ts'
import { phrasesOf, splitCase } from '#lib/search/parse-query.ts'
import type { MatchMode, SearchResult, SearchView } from '#lib/search/views.ts'

const PER_PAGE = 10
const FEW = 3

/**
 * Searches live posts: titles, deks, bylines and bodies. Accepts any input and never throws. Without exact matches it
 * corrects the spelling, then falls back to posts that contain some of the words.
 */
export async function searchPosts(input: SearchInput): Promise<SearchView> {
  const question = readSearchQuery(input)
  const found = question.query === '' ? null : await findWhole(question)
  return found ? answer(question, found) : nothing(question)
}

/** A camel-case word is searched for as typed and, without a match, by its parts. */
async function findWhole(question: SearchQuery): Promise<Matches | null> {
  const found = await find(question)
  const parts = found?.total === 0 ? splitCase(question.query) : null
  const foundByParts = parts && (await find(question, { query: parts }))
  return foundByParts && foundByParts.total > 0 ? foundByParts : found
}

async function answer(question: SearchQuery, found: Matches): Promise<SearchView> {
  const exactly = { ...found, match: found.understood.all, answering: 'exactly' as const }
  if (found.total >= FEW || (found.total > 0 && question.page > 1)) return show(question, exactly)
  const corrected = await findCorrected(question, found)
  if (found.total > 0) {
    const better = corrected && corrected.total > found.total ? corrected.corrected : null
    return show(question, { ...exactly, corrected: better })
  }
  if (corrected && corrected.total > 0)
    return show(question, { ...corrected, match: corrected.understood.all, answering: 'corrected' })
  const { any } = found.understood
  const loose = any === null ? null : await find(question, { words: 'some' })
  if (loose && any !== null && loose.total > 0)
    return show(question, { ...loose, match: any, answering: 'loosely' })
  return nothing(question)
}

function find({ query, filters, page }: SearchQuery, change: Partial<Wanted> = {}): Promise<Matches | null> {
  const slice = { take: PER_PAGE, skip: (page - 1) * PER_PAGE }
  return findMatches({ query, filters, words: 'every', ...change }, slice)
}

async function findCorrected(question: SearchQuery, { understood }: Matches) {
  const corrected = await correctSpelling(question.query, understood.config)
  const found = corrected === null ? null : await find(question, { query: corrected })
  return found && { ...found, corrected }
}

type Answer = Matches & { match: string; answering: MatchMode; corrected?: string | null }

async function show({ query, filters, page }: SearchQuery, found: Answer): Promise<SearchView> {
  const { ids, sample, years, total, isMore, understood, match, answering, corrected = null } = found
  const asked = (answering === 'corrected' && corrected) || query
  const [cards, excerpts, narrowing] = await Promise.all([
    readCards(ids),
    readExcerpts(ids, { config: understood.config, match, phrases: phrasesOf(asked) }),
    findFacets(sample),
  ])
  const facets = { ...narrowing, years }
  const items = cards.map((card): SearchResult => {
    const { titled = [], excerpt = [], credit = [] } = excerpts.get(card.id) ?? {}
    return { ...card, kind: card.href.startsWith('/blog/') ? 'article' : 'page', titled, excerpt, credit }
  })
  const pages = Math.max(1, Math.ceil(Math.min(total, BEST) / PER_PAGE))
  return { query, filters, page, pages, total, isMore, items, facets, answering, corrected }
}

function nothing({ query, filters }: SearchQuery): SearchView {
  const facets = { tags: [], authors: [], years: [] }
  const none = { items: [], total: 0, isMore: false, page: 1, pages: 1, facets, corrected: null }
  return { ...none, query, filters, answering: 'nothing' }
}
