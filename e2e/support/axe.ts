import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'

/** The axe violations of a page in its current state, by all rules or only the given ones. */
export async function violationsOf(page: Page, rules?: string[]) {
  // Without the details of passed rules, and without the second page that only frames of other sites need.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))
}

/** Those by all rules in the light theme, and by the rules about colour in the dark one, which differs only in colour. */
export async function violationsInBothThemes(page: Page) {
  const light = await violationsOf(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.evaluate(untilColoursChanged)
  const dark = await violationsOf(page, ['color-contrast', 'link-in-text-block'])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.evaluate(untilColoursChanged)
  return [...light, ...dark.map(({ id, at }) => ({ id: `${id} in the dark theme`, at }))]
}

async function untilColoursChanged() {
  const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
  await Promise.allSettled(transitions.map(({ finished }) => finished))
}
