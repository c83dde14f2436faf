import type { Nodes } from 'mdast'

/** From where to where in a text, in UTF-16 units. */
export type Span = { start: number; end: number }

/** A change of a text: what stands in the span gives way to `text`. */
export type Edit = Span & { text: string }

/** A picture in a text, and how the text changes with what becomes of it. */
export type ImageReference = {
  /** As written, such as `./sea.jpg`. */
  address: string
  line: number
  column: number
  /** It is shown from another address. */
  showFrom: (address: string) => Edit
  /** A link to it takes its place; inside another link, its words do. */
  linkInstead: () => Edit
  /** What it shows, in words, takes its place. */
  wordsInstead: () => Edit
}

/** Changes a text. Of edits that overlap, the first counts. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { start, end, text: replacement } of edits.toSorted((one, two) => one.start - two.start)) {
    if (start < at) continue
    result += text.slice(at, start) + replacement
    at = end
  }
  return result + text.slice(at)
}

export function spanOf({ position }: Pick<Nodes, 'position'>): Span {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 }
}

export function placeOf({ position }: Pick<Nodes, 'position'>): { line: number; column: number } {
  return { line: position?.start.line ?? 1, column: position?.start.column ?? 1 }
}
