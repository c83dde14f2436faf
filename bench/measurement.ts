/** A measured number; its budget, if any, is in budgets.json under its name. */
export type Measurement = { name: string; value: number; unit: string }

export type Budgets = Record<string, { atMost?: number; atLeast?: number }>

/**
 * Why a measurement misses its budget; null when it does not. A number that was not measured does not count as
 * missed.
 */
export function missBy({ name, value }: Measurement, budgets: Budgets): string | null {
  const { atMost, atLeast } = budgets[name] ?? {}
  if (Number.isNaN(value)) return null
  if (atMost !== undefined && value > atMost) return `at most ${atMost}`
  return atLeast !== undefined && value < atLeast ? `at least ${atLeast}` : null
}
