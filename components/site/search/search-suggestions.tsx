import { searchHref } from '#components/site/search/search-href.ts'
import type { TagRef } from '#lib/published/views.ts'
import type { SearchView } from '#lib/search/views.ts'

const EVERYTHING = { tag: null, author: null, year: null }

/** What to try when a search has no results. */
export function SearchSuggestions({
  view: { query, filters, total },
  tags,
}: {
  view: SearchView
  tags: TagRef[]
}) {
  const isNarrowed = Object.values(filters).some((value) => value !== null)
  return (
    <section className="suggestions" aria-labelledby="suggestions">
      <h2 className="label" id="suggestions">
        {query === '' ? 'Or start here' : 'Try this'}
      </h2>
      <ul className="suggestions-list">
        {query !== '' && total > 0 && (
          <li>
            <a className="plain-link" href={searchHref({ query, filters })}>
              The first page of these results
            </a>
          </li>
        )}
        {query !== '' && isNarrowed && (
          <li>
            <a className="plain-link" href={searchHref({ query, filters: EVERYTHING })}>
              The same search without filters
            </a>
          </li>
        )}
        {query !== '' && <li>Use fewer words, or synonyms.</li>}
        {tags.length > 0 && <li>Tags: {tags.map(tagLink)}</li>}
        <li>
          <a className="plain-link" href="/archive">
            The archive
          </a>{' '}
          lists all articles by year.
        </li>
      </ul>
    </section>
  )
}

function tagLink({ slug, name }: TagRef, index: number) {
  return (
    <span key={slug}>
      {index > 0 && ', '}
      <a className="plain-link" href={`/tags/${slug}`}>
        {name}
      </a>
    </span>
  )
}
