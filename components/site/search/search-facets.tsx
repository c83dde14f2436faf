import { searchHref } from '#components/site/search/search-href.ts'
import type { Facet, SearchFilters, SearchView } from '#lib/search/views.ts'

const GROUPS = [
  { facet: 'tags', filter: 'tag', label: 'Tag' },
  { facet: 'authors', filter: 'author', label: 'Author' },
  { facet: 'years', filter: 'year', label: 'Year' },
] as const

/** Filters for the results with their counts; a selected filter links to the results without it. */
export function SearchFacets({ view }: { view: SearchView }) {
  const groups = GROUPS.filter(({ facet, filter }) => isUseful(view, facet, filter))
  if (groups.length === 0) return null
  return (
    <nav className="facets" aria-label="Filter results">
      {groups.map(({ facet, filter, label }) => (
        <div key={filter} className="facet-group">
          <p className="label" id={`narrow-${filter}`}>
            {label}
          </p>
          <ul className="facet-values" aria-labelledby={`narrow-${filter}`}>
            {view.facets[facet].map((option) => (
              <li key={option.value}>
                <FacetLink view={view} filter={filter} option={option} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function FacetLink({
  view,
  filter,
  option,
}: {
  view: SearchView
  filter: keyof SearchFilters
  option: Facet
}) {
  const isChosen = String(view.filters[filter]) === option.value
  return (
    <a
      className={isChosen ? 'facet-chosen' : undefined}
      href={searchHref(view, { [filter]: isChosen ? null : option.value })}
      aria-current={isChosen ? 'true' : undefined}
    >
      {option.label}{' '}
      {isChosen ? (
        <>
          <span aria-hidden="true">×</span>
          <span className="visually-hidden">(selected; clear filter)</span>
        </>
      ) : (
        !view.isMore && <span className="facet-count">{option.count}</span>
      )}
    </a>
  )
}

// A single value that every result has filters nothing.
function isUseful(
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
