/**
 * The bytes of these pieces in memory of their own. Small buffers and what is cut from a larger one share its memory, and
 * one of them that is kept keeps all of it.
 */
export function detachedCopy(...pieces: readonly Buffer[]): Buffer {
  const own = Buffer.allocUnsafeSlow(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let position = 0
  for (const piece of pieces) position += piece.copy(own, position)
  return own
}
