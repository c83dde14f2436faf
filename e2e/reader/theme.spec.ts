import type { Page } from 'playwright/test'
import { expect, test } from '../support/test.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`when the system is ${colorScheme}`, () => {
    test.use({ colorScheme })
    const other = colorScheme === 'light' ? 'dark' : 'light'

    test('the theme follows the system until the reader chooses one', async ({ page }) => {
      await page.goto('/')
      const before = await paper(page)
      await page.getByRole('button', { name: `${other} theme` }).click()
      expect(await paper(page)).not.toBe(before)
    })

    test('the chosen theme is applied before the first paint of the next page', async ({ page }) => {
      await page.goto('/')
      await page.getByRole('button', { name: `${other} theme` }).click()
      const chosen = await paper(page)
      await page.addInitScript(rememberFirstPaper)
      await page.goto('/blog')
      expect(await page.evaluate(() => sessionStorage.getItem('first paper'))).toBe(chosen)
      await expect(page.getByRole('button', { name: `${colorScheme} theme` })).toBeVisible()
    })
  })
}

function paper(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor)
}

// A frame is painted after its animation callbacks: the first one with a body sees the first paint.
function rememberFirstPaper() {
  sessionStorage.removeItem('first paper')
  const look = () => {
    if (!document.body) return requestAnimationFrame(look)
    sessionStorage.setItem('first paper', getComputedStyle(document.body).backgroundColor)
  }
  requestAnimationFrame(look)
}
