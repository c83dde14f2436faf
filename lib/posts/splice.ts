/** One replacement in a text. `from`, `to` and `length`, that of the text before it, count UTF-16 units. */
export type Splice = { from: number; to: number; insert: string; length: number }

/** The text after the replacement; null when it was made for another text. */
export function applySplice(text: string, { from, to, insert, length }: Splice): string | null {
  if (text.length !== length || from > to || to > length) return null
  return text.slice(0, from) + insert + text.slice(to)
}
