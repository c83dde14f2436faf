import { Icon } from '#components/ui/icon.tsx'

/**
 * Asks for words. A new question is about everything: filters stay behind. The site's script suggests titles while a
 * reader types.
 */
export function SearchForm({ query }: { query: string }) {
  return (
    <search>
      <form className="search-form" action="/search" method="get">
        <label className="unseen" htmlFor="search-words">
          Search for
        </label>
        <input
          id="search-words"
          name="q"
          type="search"
          defaultValue={query}
          maxLength={200}
          placeholder="Words, “a phrase”, -without"
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
