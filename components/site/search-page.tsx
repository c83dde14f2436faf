import { searchHref } from '#components/site/search-address'
import { SearchForm } from '#components/site/search-form'
import { SearchNarrowing } from '#components/site/search-narrowing'
import { SearchResults } from '#components/site/search-results'
import { SearchSuggestions } from '#components/site/search-suggestions'
import { SearchVerdict } from '#components/site/search-verdict'
import { Sheet } from '#components/site/sheet'
import { Pager } from '#components/ui/pager'
import type { TagRef } from '#lib/posts/views'
import type { SearchView } from '#lib/search/views'
import type { Settings } from '#lib/settings/views'

/** The search, with or without a question. `tags`: where to look when there is nothing to show. */
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
    <Sheet settings={settings} current="/search">
      <header className="heading search-head">
        <h1 className="heading-title">Search</h1>
        <SearchForm query={view.query} />
        {view.query !== '' && <SearchVerdict view={view} language={settings.language} />}
      </header>
      {view.items.length > 0 ? (
        <>
          <SearchNarrowing view={view} />
          <SearchResults results={view.items} calendar={settings} />
          <Pager listing={view} hrefOf={(page) => searchHref(view, { page })} words={['Previous', 'Next']} />
        </>
      ) : (
        <SearchSuggestions view={view} tags={tags} />
      )}
    </Sheet>
  )
}
