export type Counts = { passed: number; failed: number; skipped: number }

export function total(all: Counts[]): Counts {
  const sum = (key: keyof Counts) => all.reduce((count, counts) => count + counts[key], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

/** The line that ends a run: `12 passed, 0 failed`. */
export function summary({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
