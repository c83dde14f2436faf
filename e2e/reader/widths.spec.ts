import { kinds } from '../support/kinds.ts'
import { expect, test } from '../support/test.ts'

const WIDTHS = [320, 390, 768, 1280, 1680]

for (const { name, path } of kinds) {
  test(`${name} never scrolls sideways`, async ({ page }) => {
    await page.goto(path)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, `at ${width} pixels`).toBeLessThanOrEqual(0)
    }
  })
}
