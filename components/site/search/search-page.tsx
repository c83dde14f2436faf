import { SiteLayout } from '#components/site/layout/site-layout.tsx'
import { SearchFacets } from '#components/site/search/search-facets.tsx'
import { SearchForm } from '#components/site/search/search-form.tsx'
import { searchHref } from '#components/site/search/search-href.ts'
import { SearchResults } from '#components/site/search/search-results.tsx'
import { SearchSuggestions } from '#components/site/search/search-suggestions.tsx'
import { SearchSummary } from '#components/site/search/search-summary.tsx'
import { Pager } from '#components/ui/pager.tsx'
import type { TagRef } from '#lib/published/views.ts'
import type { SearchView } from '#lib/search/views.ts'
import type { Settings } from '#lib/settings/views.ts'

/** The search page, with or without a query. `tags`: suggested when there are no results. */
export function SearchPage({
  view,
  settings,
  tags,
}: {
  view: SearchView
  settings: Settings
  tags: TagRef[]
}) {
  return (
    <SiteLayout settings={settings} current="/search">
      <header className="heading search-head">
        <h1 className="heading-title">Search</h1>
        <SearchForm query={view.query} />
        {view.query !== '' && <SearchSummary view={view} language={settings.language} />}
      </header>
      {view.items.length > 0 ? (
        <>
          <SearchFacets view={view} />
          <SearchResults results={view.items} calendar={settings} />
          <Pager listing={view} hrefOf={(page) => searchHref(view, { page })} labels={['Previous', 'Next']} />
        </>
      ) : (
        <SearchSuggestions view={view} tags={tags} />
      )}
    </SiteLayout>
  )
}
