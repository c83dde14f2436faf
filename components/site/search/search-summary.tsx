import { searchHref } from '#components/site/search/search-address.tsx'
import type { SearchView } from '#lib/search/views.ts'

/** In a sentence: how many there are, and whether that is what was asked. */
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
      return <p className="heading-dek">Nothing here answers to “{query}”.</p>
    case 'loosely':
      return (
        <p className="heading-dek">
          Nothing has all of “{query}”. {count} with some of it.
        </p>
      )
    case 'corrected':
      return (
        <p className="heading-dek">
          Nothing for “{query}”. {count} for “{corrections}”.
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
