import type { SearchFilters, SearchView } from '#lib/search/views.ts'

type SearchState = Pick<SearchView, 'query' | 'filters'>

/** The URL of a page of results. A change of query or filters goes to the first page. */
export function searchHref(
  { query, filters }: SearchState,
  change: Partial<SearchFilters> & { page?: number } = {},
): string {
  const { page = 1, ...narrowed } = change
  const parameters = { q: query, ...filters, ...narrowed, page: page > 1 ? page : null }
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value)]],
  )
  return `/search?${new URLSearchParams(given)}`
}
