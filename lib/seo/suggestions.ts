import type { Suggestion, Suggestions } from '#lib/search/views.ts'
import { absolute } from '#lib/urls/origin.ts'

/** The media type of OpenSearch suggestions. */
export const SUGGESTIONS_TYPE = 'application/x-suggestions+json'

const DESCRIPTIONS: Record<Suggestion['kind'], string> = { article: '', page: 'Page', tag: 'Tag' }

/**
 * Search suggestions for browsers (OpenSearch 1.1, Suggestions extension): the typed text, then titles, descriptions
 * and URLs in the same order.
 */
export function writeSuggestions({ query, items }: Suggestions): string {
  return JSON.stringify([
    query,
    items.map(({ label }) => label),
    items.map(({ kind }) => DESCRIPTIONS[kind]),
    items.map(({ href }) => absolute(href)),
  ])
}
