import type { Listing } from '#lib/core/views.ts'
import type { PostCard } from '#lib/published/views.ts'

/** A piece of text; marked: it matches the query. */
export type Stretch = { text: string; isMarked: boolean }

/**
 * A search result with its matches highlighted: in the title, and in passages of the text or else in the dek.
 * `credit` holds the names of `bylines`, in the same order.
 */
export type SearchResult = PostCard & {
  kind: 'article' | 'page'
  titled: Stretch[]
  excerpt: Stretch[]
  credit: Stretch[][]
}

/** A facet with the number of results it leaves. `value` is the query parameter. */
export type Facet = { value: string; label: string; count: number }

export type SearchFilters = { tag: string | null; author: string | null; year: number | null }

/**
 * How the results match. exactly: as typed. corrected: there were none, so `corrected` was searched for. loosely: no
 * post has all the words, these have some. nothing: no results.
 */
export type MatchMode = 'exactly' | 'corrected' | 'loosely' | 'nothing'

/**
 * One page of search results. `total` counts the matches; `pages` cover the best of them. `isMore`: there are more
 * than were counted, so facets have no counts.
 */
export type SearchView = Listing<SearchResult> & {
  /** The query, cleaned. Empty: nothing was searched for. */
  query: string
  filters: SearchFilters
  isMore: boolean
  matchMode: MatchMode
  /** The query that was searched for instead, or the suggested one. */
  corrected: string | null
  facets: Record<'tags' | 'authors' | 'years', Facet[]>
}

/** A search suggestion while typing. `href` is a path. */
export type Suggestion = { kind: 'article' | 'page' | 'tag'; label: string; href: string }

/** `query` is the typed text, cleaned. */
export type Suggestions = { query: string; items: Suggestion[] }
