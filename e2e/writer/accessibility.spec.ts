import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { beginArticle, openSettings, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('axe finds nothing wrong with sign-in, the list of posts and the writing room', async ({ page }) => {
      await page.goto('/login')
      expect(await violationsOf(page)).toEqual([])
      await signIn(page)
      expect(await violationsOf(page)).toEqual([])
      await beginArticle(page, `Looked at in the ${colorScheme}`, '## A heading')
      await openSettings(page)
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('tab', { name: 'Source' }).click()
      await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toContainText('## A heading')
      expect(await violationsOf(page)).toEqual([])
    })
  })
}

async function violationsOf(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))
}
