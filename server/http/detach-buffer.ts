/**
 * Copies buffers into one with memory of its own. Small buffers and slices share the memory of a larger one, and
 * keeping one of them keeps all of it.
 */
export function detachedCopy(...pieces: readonly Buffer[]): Buffer {
  const own = Buffer.allocUnsafeSlow(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let position = 0
  for (const piece of pieces) position += piece.copy(own, position)
  return own
}
