import { LIMITS } from '#lib/content/mdx/pool/limits.ts'
import type { Diagnostic } from '#lib/core/errors.ts'

type Place = { line: number; column: number }
type Placed = { position?: { start: Place } | undefined }

/** Collects diagnostics, up to the limit. */
export class Diagnostics {
  readonly list: Diagnostic[] = []

  report(node: Placed, message: string) {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 }
    if (this.list.length < LIMITS.problems) this.list.push({ line, column, message })
  }

  /** Sorted by position. */
  sorted(): Diagnostic[] {
    return this.list.toSorted((a, b) => a.line - b.line || a.column - b.column)
  }
}
