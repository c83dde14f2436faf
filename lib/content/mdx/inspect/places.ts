import type { Nodes } from 'mdast'
import type { TextPlace } from '#lib/content/views.ts'

/** Where a node begins. */
export function placeOf({ position }: Nodes): TextPlace {
  const { line = 1, column = 1, offset = 0 } = position?.start ?? {}
  return { line, column, offset }
}
