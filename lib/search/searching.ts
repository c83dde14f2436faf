import { readCards } from '#lib/posts/picking'
import { correct } from '#lib/search/correcting'
import { readExcerpts } from '#lib/search/excerpts'
import { type Question, readQuestion, type SearchInput } from '#lib/search/input'
import { BEST, findMatches, type Matches, type Wanted } from '#lib/search/matching'
import { countFacets, NO_FACETS } from '#lib/search/narrowing'
import { type Understood, understand } from '#lib/search/understanding'
import type { Answering, SearchResult, SearchView } from '#lib/search/views'
import { getSettings } from '#lib/settings/reading'

const PER_PAGE = 10
const FEW = 3

/**
 * Searches what readers may see: titles, deks, bylines and texts. Takes any input and throws for none. Where nothing has
 * the words as they were typed it corrects them, and then looks for texts that have some of them.
 */
export async function searchPosts(input: SearchInput): Promise<SearchView> {
  const question = readQuestion(input)
  const understood = await understand(question.query)
  return understood ? answer(question, understood) : nothing(question)
}

async function answer(question: Question, understood: Understood): Promise<SearchView> {
  const found = await find(question, understood, understood.all)
  if (found.total >= FEW || (found.total > 0 && question.page > 1))
    return show(question, { ...found, answering: 'exactly' })
  const corrected = await findCorrected(question, understood)
  if (found.total > 0) {
    const better = corrected && corrected.total > found.total ? corrected.corrected : null
    return show(question, { ...found, answering: 'exactly', corrected: better })
  }
  if (corrected && corrected.total > 0) return show(question, { ...corrected, answering: 'corrected' })
  const loose = understood.any ? await find(question, understood, understood.any) : null
  if (loose && loose.total > 0) return show(question, { ...loose, answering: 'loosely' })
  return nothing(question)
}

type Found = Omit<Matches, 'years'> & { config: string; wanted: Wanted; facets: SearchView['facets'] }

async function find(
  { filters, page }: Question,
  { config, all, any }: Understood,
  match: string,
): Promise<Found> {
  const { zone } = await getSettings()
  const wanted = { match, rank: any ?? all, filters, zone }
  const slice = { take: PER_PAGE, skip: (page - 1) * PER_PAGE }
  const [{ years, ...matches }, names] = await Promise.all([findMatches(wanted, slice), countFacets(wanted)])
  return { ...matches, config, wanted, facets: { ...names, years } }
}

async function findCorrected(question: Question, { config }: Understood) {
  const corrected = await correct(question.query, config)
  const understood = corrected && (await understand(corrected))
  return understood ? { ...(await find(question, understood, understood.all)), corrected } : null
}

type Answer = Found & { answering: Answering; corrected?: string | null }

async function show({ query, filters, page }: Question, found: Answer): Promise<SearchView> {
  const { ids, total, config, wanted, facets, answering, corrected = null } = found
  const [cards, excerpts] = await Promise.all([
    readCards(ids),
    readExcerpts(ids, { config, match: wanted.match }),
  ])
  const items = cards.map((card): SearchResult => {
    const { titled = [], excerpt = [] } = excerpts.get(card.id) ?? {}
    return { ...card, kind: card.href.startsWith('/blog/') ? 'article' : 'page', titled, excerpt }
  })
  const pages = Math.max(1, Math.ceil(Math.min(total, BEST) / PER_PAGE))
  return { query, filters, page, pages, total, items, facets, answering, corrected }
}

function nothing({ query, filters }: Question): SearchView {
  const none = { items: [], total: 0, page: 1, pages: 1, facets: NO_FACETS, corrected: null }
  return { ...none, query, filters, answering: 'nothing' }
}
