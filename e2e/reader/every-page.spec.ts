import type { Page } from 'playwright/test'
import { findItalics } from '../support/italics.ts'
import { kinds, livingKinds } from '../support/kinds.ts'
import { expect, test } from '../support/test.ts'

const WIDTHS = [320, 390, 768, 1280, 1680]

// What holds on each kind of page, checked on one load of it.
for (const kind of kinds) {
  test(`${kind.name} has its structure, tab stops, fonts, widths and print`, async ({ page }) => {
    await page.goto(kind.path)
    await test.step('one h1, ordered headings and landmarks', () => expectStructure(page))
    if (livingKinds.includes(kind))
      await test.step('the italic font only if it shows italics', () => expectItalics(page))
    await test.step('the first tab stop is a skip link', () => expectSkipLink(page))
    await test.step('no sideways scrolling', () => expectNoSidewaysScroll(page))
    await test.step('print without controls, forms and navigation', () => expectPrintable(page))
  })
}

async function expectStructure(page: Page) {
  const levels = await page
    .getByRole('heading')
    .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName[1])))
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  expect(levels.filter((level, index) => level > (levels[index - 1] ?? level) + 1)).toEqual([])
  for (const landmark of ['banner', 'main', 'contentinfo'] as const)
    await expect(page.getByRole(landmark)).toHaveCount(1)
}

async function expectItalics(page: Page) {
  await page.evaluate(() => document.fonts.ready)
  const { isShown, isFetched } = await page.evaluate(findItalics)
  expect(isFetched).toBe(isShown)
}

async function expectSkipLink(page: Page) {
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to main content' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
}

async function expectNoSidewaysScroll(page: Page) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `at ${width} pixels`).toBeLessThanOrEqual(0)
  }
}

async function expectPrintable(page: Page) {
  await page.emulateMedia({ media: 'print' })
  const controls = page.locator('button, input, select, form, nav, a[href="/search"]')
  await expect(controls.filter({ visible: true })).toHaveCount(0)
}
