import { Search } from 'lucide-react'
import { Icon } from '#components/ui/icon'

/** Asks for words. A new question is about everything: filters stay behind. */
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
        />
        <button type="submit">
          <Icon of={Search} /> Search
        </button>
      </form>
    </search>
  )
}
