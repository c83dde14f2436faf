import { searchHref } from '#components/site/search/search-href.ts'
import type { SearchView } from '#lib/search/views.ts'

/** The number of results, and how they match the query. */
export function SearchSummary({ view, language }: { view: SearchView; language: string }) {
  const { query, filters, total, isMore, matchMode, corrected } = view
  const count = `${isMore ? 'More than ' : ''}${total.toLocaleString(language)} ${total === 1 ? 'result' : 'results'}`
  const corrections = corrected !== null && (
    <a className="plain-link" href={searchHref({ query: corrected, filters })}>
      {corrected}
    </a>
  )
  switch (matchMode) {
    case 'nothing':
      return <p className="heading-dek">No results for “{query}”.</p>
    case 'loosely':
      return (
        <p className="heading-dek">
          No results with all words of “{query}”. {count} with some of them.
        </p>
      )
    case 'corrected':
      return (
        <p className="heading-dek">
          No results for “{query}”. Showing {count} for “{corrections}”.
        </p>
      )
    case 'exactly':
      return (
        <p className="heading-dek">
          {count} for “{query}”.{corrections && <> Did you mean “{corrections}”?</>}
        </p>
      )
  }
}
