import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'

/** The axe violations of a page in its current state, by all rules or only the given ones. */
export async function violationsOf(page: Page, rules?: string[]) {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))
}
