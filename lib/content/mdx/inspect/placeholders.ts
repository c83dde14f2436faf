import type { Text } from 'mdast'
import type { TextPlace } from '#lib/content/views.ts'

/** “To come”, as editors mark what is missing: TK or TKTK. */
const PLACEHOLDER = /(?<![\p{L}\p{N}])(?:TK)+(?![\p{L}\p{N}])/gu

/** Where a text has a placeholder. Looks at the source, because escapes shift the positions in the parsed value. */
export function placeholdersIn({ position }: Text, source: string): TextPlace[] {
  const { start, end } = position ?? {}
  if (start?.offset === undefined || end?.offset === undefined) return []
  const from = start.offset
  const written = source.slice(from, end.offset)
  return [...written.matchAll(PLACEHOLDER)].map(({ index }) => {
    const before = written.slice(0, index).split('\n')
    const last = before.at(-1)?.length ?? 0
    return {
      line: start.line + before.length - 1,
      column: before.length === 1 ? start.column + last : last + 1,
      offset: from + index,
    }
  })
}

/** Whether a line of text, such as a title, has a placeholder. */
export function hasPlaceholder(text: string): boolean {
  return text.search(PLACEHOLDER) !== -1
}
