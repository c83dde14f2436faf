/** A place in a text by its headings: after how many of them, and how far to the next (0 to 1). */
export type ScrollPlace = { heading: number; share: number }

/**
 * The place at `top`. `headings`: their tops in ascending order; `start` and `end`: of the text, in the same units.
 */
export function placeAt(top: number, headings: readonly number[], start: number, end: number): ScrollPlace {
  const marks = [start, ...headings, end]
  let heading = 0
  while (heading < headings.length && (headings[heading] ?? end) <= top) heading += 1
  const [from = start, to = end] = [marks[heading], marks[heading + 1]]
  const share = to > from ? (top - from) / (to - from) : 0
  return { heading, share: Math.min(1, Math.max(0, share)) }
}

/** The top of a place, in a text with its own headings. */
export function topOf(
  { heading, share }: ScrollPlace,
  headings: readonly number[],
  start: number,
  end: number,
): number {
  const marks = [start, ...headings, end]
  const at = Math.min(heading, headings.length)
  const [from = start, to = end] = [marks[at], marks[at + 1]]
  return from + share * (to - from)
}
