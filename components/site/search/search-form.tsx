import { Icon } from '#components/ui/icon.tsx'

/** The search form. A new query drops the filters. The site's script adds suggestions. */
export function SearchForm({ query }: { query: string }) {
  return (
    <search>
      <form className="search-form" action="/search" method="get">
        <label className="visually-hidden" htmlFor="search-query">
          Search for
        </label>
        <input
          id="search-query"
          name="q"
          type="search"
          defaultValue={query}
          maxLength={200}
          placeholder="Words, “exact phrase”, -exclude"
          autoComplete="off"
          enterKeyHint="search"
          data-suggest="/search/suggestions"
        />
        <button type="submit">
          <Icon of="search" /> Search
        </button>
      </form>
    </search>
  )
}
