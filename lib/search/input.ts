import type { SearchFilters } from '#lib/search/views.ts'

/** Raw query parameters, unvalidated. */
export type SearchInput = { q?: string; tag?: string; author?: string; year?: string; page?: string }

export type SearchQuery = { query: string; filters: SearchFilters; page: number }

const MAX_QUERY_LENGTH = 200
const LAST_PAGE = 20

/** Parses query parameters. Invalid ones are ignored, never rejected. */
export function readSearchQuery({ q = '', tag, author, year = '', page = '' }: SearchInput): SearchQuery {
  return {
    query: cleanQuery(q),
    filters: {
      tag: slugOf(tag),
      author: slugOf(author),
      year: /^[1-9]\d{3}$/.test(year) ? Number(year) : null,
    },
    page: /^[1-9]\d?$/.test(page) ? Math.min(Number(page), LAST_PAGE) : 1,
  }
}

// PostgreSQL cannot store NUL or lone surrogates, and a query is one line.
function cleanQuery(text: string): string {
  return text
    .slice(0, MAX_QUERY_LENGTH)
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s\uFFFD]+/gu, ' ')
    .trim()
}

function slugOf(text: string | undefined): string | null {
  return text && text.length <= 120 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) ? text : null
}
