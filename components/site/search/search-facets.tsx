import { searchHref } from '#components/site/search/search-address.tsx'
import type { Facet, SearchFilters, SearchView } from '#lib/search/views.ts'

const GROUPS = [
  { facet: 'tags', filter: 'tag', label: 'Tag' },
  { facet: 'authors', filter: 'author', label: 'Author' },
  { facet: 'years', filter: 'year', label: 'Year' },
] as const

/** Ways to narrow the results, with how many each would leave; the one that is chosen leads back. */
export function SearchFacets({ view }: { view: SearchView }) {
  const groups = GROUPS.filter(({ facet, filter }) => isOfUse(view, facet, filter))
  if (groups.length === 0) return null
  return (
    <nav className="narrowing" aria-label="Narrow the results">
      {groups.map(({ facet, filter, label }) => (
        <div key={filter} className="narrowing-group">
          <p className="label" id={`narrow-${filter}`}>
            {label}
          </p>
          <ul className="narrowing-ways" aria-labelledby={`narrow-${filter}`}>
            {view.facets[facet].map((way) => (
              <li key={way.value}>
                <Way view={view} filter={filter} way={way} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function Way({ view, filter, way }: { view: SearchView; filter: keyof SearchFilters; way: Facet }) {
  const isChosen = String(view.filters[filter]) === way.value
  return (
    <a
      className={isChosen ? 'narrowing-chosen' : undefined}
      href={searchHref(view, { [filter]: isChosen ? null : way.value })}
      aria-current={isChosen ? 'true' : undefined}
    >
      {way.label}{' '}
      {isChosen ? (
        <>
          <span aria-hidden="true">×</span>
          <span className="unseen">(chosen; show all again)</span>
        </>
      ) : (
        !view.isMore && <span className="narrowing-count">{way.count}</span>
      )}
    </a>
  )
}

// A single way that holds every result narrows nothing.
function isOfUse(
  { facets, filters, total, isMore }: SearchView,
  facet: keyof SearchView['facets'],
  filter: keyof SearchFilters,
) {
  return (
    filters[filter] !== null ||
    facets[facet].length > 1 ||
    (!isMore && facets[facet].some(({ count }) => count < total))
  )
}
