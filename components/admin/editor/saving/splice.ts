/** One replacement in a text, as lib/posts/splice.ts applies it. All numbers count UTF-16 units. */
export type Splice = { from: number; to: number; insert: string; length: number }

/** The smallest single replacement that makes `after` of `before`. It never cuts through a surrogate pair. */
export function spliceBetween(before: string, after: string): Splice {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--
  let same = 0
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++
  if (same > 0 && isLowSurrogate(before.charCodeAt(before.length - same))) same--
  return {
    from: start,
    to: before.length - same,
    insert: after.slice(start, after.length - same),
    length: before.length,
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
