/** A number that was measured; its budget, if it has one, stands under its name in budgets.json. */
export type Measurement = { name: string; value: number; unit: string }

export type Budgets = Record<string, { atMost?: number; atLeast?: number }>

/** What keeps a measurement from its budget; null when nothing does. Not measured is not missed. */
export function missBy({ name, value }: Measurement, budgets: Budgets): string | null {
  const { atMost, atLeast } = budgets[name] ?? {}
  if (Number.isNaN(value)) return null
  if (atMost !== undefined && value > atMost) return `at most ${atMost}`
  return atLeast !== undefined && value < atLeast ? `at least ${atLeast}` : null
}
