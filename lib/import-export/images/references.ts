import type { Nodes } from 'mdast'

/** A range in a text, in UTF-16 code units. */
export type Span = { start: number; end: number }

/** An edit: replaces the range with `text`. */
export type Edit = Span & { text: string }

/** An image reference in a text, with the edits that replace it. */
export type ImageReference = {
  /** As written, such as `./sea.jpg`. */
  address: string
  line: number
  column: number
  /** Points it at another URL. */
  showFrom: (address: string) => Edit
  /** Replaces it with a link to the image; inside another link, with its alt text. */
  linkInstead: () => Edit
  /** Replaces it with its alt text. */
  wordsInstead: () => Edit
}

/** Applies edits to a text. Of overlapping edits, the first wins. */
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
