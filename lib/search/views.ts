import type { Listing } from '#lib/core/views.ts'
import type { PostCard } from '#lib/published/views.ts'

/** A stretch of text; marked: it is what was searched for. */
export type Stretch = { text: string; isMarked: boolean }

/**
 * What search found, with the words where they stand: in the title, and in passages of the text or else in the dek.
 * `credit` has the names of `bylines`, in their order.
 */
export type SearchResult = PostCard & {
  kind: 'article' | 'page'
  titled: Stretch[]
  excerpt: Stretch[]
  credit: Stretch[][]
}

/** A way to narrow the results, with how many would be left. `value` is what the address says. */
export type Facet = { value: string; label: string; count: number }

export type SearchFilters = { tag: string | null; author: string | null; year: number | null }

/**
 * How the results answer the question. exactly: as asked. corrected: nothing was found, and `corrected` is what was
 * searched for instead. loosely: no text has all the words, these have some. nothing: nothing is like it.
 */
export type MatchMode = 'exactly' | 'corrected' | 'loosely' | 'nothing'

/**
 * One page of what search found. `total` counts what matches, of which `pages` show the best. `isMore`: there are more
 * than were counted; then `facets` are ways to narrow them, but nobody knows what each would leave.
 */
export type SearchView = Listing<SearchResult> & {
  /** What was asked, cleaned. Empty: nothing was asked. */
  query: string
  filters: SearchFilters
  isMore: boolean
  answering: MatchMode
  /** What was searched for in its place, or what might have been meant. */
  corrected: string | null
  facets: Record<'tags' | 'authors' | 'years', Facet[]>
}

/** What a reader may be looking for while the words are still being typed. `href` is a path. */
export type Suggestion = { kind: 'article' | 'page' | 'tag'; label: string; href: string }

/** `query` is what was typed, cleaned. */
export type Suggestions = { query: string; items: Suggestion[] }
