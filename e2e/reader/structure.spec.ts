import type { Page } from 'playwright/test'
import { kinds } from '../support/kinds.ts'
import { expect, test } from '../support/test.ts'

for (const { name, path } of kinds) {
  test(`${name} has one h1, ordered headings and landmarks`, async ({ page }) => {
    await page.goto(path)
    const levels = await headingLevels(page)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? level) + 1)).toEqual([])
    for (const landmark of ['banner', 'main', 'contentinfo'] as const)
      await expect(page.getByRole(landmark)).toHaveCount(1)
  })
}

async function headingLevels(page: Page): Promise<number[]> {
  const headings = await page.getByRole('heading').all()
  return Promise.all(headings.map((heading) => heading.evaluate((element) => Number(element.tagName[1]))))
}
