import type { SearchFilters, SearchView } from '#lib/search/views.ts'

type Asked = Pick<SearchView, 'query' | 'filters'>

/** The address of a page of results; a change of the filters or the words leads to the first. */
export function searchHref(
  { query, filters }: Asked,
  change: Partial<SearchFilters> & { page?: number } = {},
): string {
  const { page = 1, ...narrowed } = change
  const parameters = { q: query, ...filters, ...narrowed, page: page > 1 ? page : null }
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value)]],
  )
  return `/search?${new URLSearchParams(given)}`
}
