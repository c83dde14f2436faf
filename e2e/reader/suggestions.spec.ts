import type { Page } from 'playwright/test'
import { violationsInBothThemes } from '../support/axe.ts'
import { expect, test } from '../support/test.ts'

const fieldOf = (page: Page) => page.getByRole('combobox', { name: 'Search for' })
const optionsOf = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')

async function type(page: Page, words: string) {
  await page.goto('/search')
  await fieldOf(page).focus()
  await page.keyboard.type(words)
}

test('a suggested article can be opened with the keyboard alone', async ({ page }) => {
  await type(page, 'context win')
  const field = fieldOf(page)
  const options = optionsOf(page)
  await expect(options.first()).toContainText(/context window/i)
  await expect(field).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByRole('status')).toHaveText(/^\d+ suggestions?$/)
  await page.keyboard.press('ArrowDown')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await expect(field).toHaveAttribute(
    'aria-activedescendant',
    (await options.first().getAttribute('id')) ?? '',
  )
  await expect(field).toBeFocused()
  const title = (await options.first().textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
})

test('the arrow keys wrap around the list, and Escape closes it and keeps the input', async ({ page }) => {
  await type(page, 'mo')
  const chosen = optionsOf(page).and(page.locator('[aria-selected=true]'))
  await expect(optionsOf(page).first()).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await expect(chosen).toHaveText((await optionsOf(page).last().textContent()) ?? '')
  await page.keyboard.press('ArrowDown')
  await expect(chosen).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox')).toBeHidden()
  await expect(fieldOf(page)).toHaveValue('mo')
  await expect(fieldOf(page)).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('ArrowDown')
  await expect(chosen).toHaveText((await optionsOf(page).first().textContent()) ?? '')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(fieldOf(page)).toHaveValue('')
})

test('Enter without a selection searches for the input', async ({ page }) => {
  await type(page, 'model')
  await expect(optionsOf(page).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/search?q=model')
})

test('a suggestion can be clicked, and the list closes on blur', async ({ page }) => {
  await type(page, 'mo')
  await expect(optionsOf(page).first()).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('listbox')).toBeHidden()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.type('mod')
  await optionsOf(page).first().click()
  await expect(page).not.toHaveURL(/search/)
})

test('one letter sends no request, and no suggestions are announced', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await type(page, 'm')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('zyzzyva')
  await expect(page.getByRole('status')).toHaveText('No suggestions')
  await expect(page.getByRole('listbox')).toBeHidden()
  expect(asked.filter((url) => url.includes('suggestions?q=m'))).toEqual([])
})

test('the suggestions endpoint follows OpenSearch and is not indexed', async ({ request }) => {
  const response = await request.get('/search/suggestions?q=mod&x=1')
  expect(response.headers()['content-type']).toMatch(/^application\/x-suggestions\+json/)
  expect(response.headers()['x-robots-tag']).toBe('noindex')
  const [query, titles, descriptions, addresses] = await response.json()
  expect(query).toBe('mod')
  expect(titles.length).toBeGreaterThan(0)
  expect([descriptions.length, addresses.length]).toEqual([titles.length, titles.length])
  for (const address of addresses) expect((await request.get(address)).status()).toBe(200)
})

test('axe finds no violations in suggestions, in either theme', async ({ page }) => {
  await type(page, 'mo')
  await expect(optionsOf(page).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  expect(await violationsInBothThemes(page)).toEqual([])
})
