/** A byte range; `end` is inclusive. */
export type Part = { start: number; end: number }

/**
 * Parses a Range header (RFC 9110, 14.2) for a body of `size` bytes. Null: send the full body, as for several ranges
 * or unknown units. 'unsatisfiable': respond with 416.
 */
export function readRange(header: string | undefined, size: number): Part | 'unsatisfiable' | null {
  const match = /^bytes=\s*(\d*)-(\d*)\s*$/.exec(header ?? '')
  if (!match || (!match[1] && !match[2])) return null
  const [, first = '', last = ''] = match
  if (!first) return lastBytes(Number(last), size)
  const start = Number(first)
  const end = last ? Math.min(Number(last), size - 1) : size - 1
  if (last && Number(last) < start) return null
  return start < size ? { start, end } : 'unsatisfiable'
}

function lastBytes(count: number, size: number): Part | 'unsatisfiable' {
  return count > 0 && size > 0 ? { start: Math.max(0, size - count), end: size - 1 } : 'unsatisfiable'
}
