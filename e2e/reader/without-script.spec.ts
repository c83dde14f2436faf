import { kinds } from '../support/kinds.ts'
import { expect, test } from '../support/test.ts'

test.use({ javaScriptEnabled: false })

for (const { name, path, status } of kinds) {
  test(`${name} is complete without JavaScript`, async ({ page }) => {
    const response = await page.goto(path)
    expect(response?.status()).toBe(status)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('main')).toHaveCount(1)
    await expect(page.getByRole('navigation').first()).toBeVisible()
    await expect(page.getByRole('contentinfo')).toBeVisible()
    await expect(page).toHaveTitle(/\S.* · LLM\.info$|^LLM\.info/)
  })
}
