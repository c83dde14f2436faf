import type { Suggestion, Suggestions } from '#lib/search/views.ts'
import { absolute } from '#lib/urls/origin.ts'

/** The type under which browsers know it. */
export const SUGGESTIONS_TYPE = 'application/x-suggestions+json'

const DESCRIPTIONS: Record<Suggestion['kind'], string> = { article: '', page: 'Page', tag: 'Tag' }

/**
 * What browsers show below their own search field (OpenSearch 1.1, extension Suggestions): what was typed, then titles,
 * descriptions and addresses in the same order.
 */
export function writeSuggestions({ query, items }: Suggestions): string {
  return JSON.stringify([
    query,
    items.map(({ label }) => label),
    items.map(({ kind }) => DESCRIPTIONS[kind]),
    items.map(({ href }) => absolute(href)),
  ])
}
