import type { Page } from 'playwright/test'
import { seeded } from '../support/seeded.ts'
import { expect, test } from '../support/test.ts'

test('Tab reaches every control of an article in order, with a visible focus indicator', async ({ page }) => {
  await page.goto(seeded.whole)
  const everything = await focusable(page)
  const stops: string[] = []
  for (const _ of everything) {
    await page.keyboard.press('Tab')
    const { name, isMarked } = await focused(page)
    expect(isMarked, `${name} shows that it has the focus`).toBe(true)
    stops.push(name)
  }
  expect(stops).toEqual(everything)
})

test('an article can be opened with the keyboard alone', async ({ page }) => {
  await page.goto('/blog')
  const link = page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').first()
  await link.focus()
  const title = await link.textContent()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '')
})

const STOPS = 'a[href], button, summary, input, select, textarea, [tabindex="0"]'

function focusable(page: Page): Promise<string[]> {
  return page.evaluate((selector) => {
    const all = [...document.querySelectorAll<HTMLElement>(selector)]
    return all.filter((element) => element.checkVisibility()).map((element) => element.textContent.trim())
  }, STOPS)
}

function focused(page: Page): Promise<{ name: string; isMarked: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element) return { name: '', isMarked: false }
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    const isMarked = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
    return { name: element.textContent.trim(), isMarked }
  })
}
