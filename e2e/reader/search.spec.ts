import type { Locator } from 'playwright/test'
import { expect, test } from '../support/test.ts'

test('a reader can search from any page with the keyboard alone', async ({ page }) => {
  await page.goto('/blog')
  await pressEnterOn(page.getByRole('banner').getByRole('link', { name: 'Search' }))
  await page.waitForURL('/search')
  const field = page.getByRole('combobox', { name: 'Search for' })
  await field.focus()
  await expect(field).toBeFocused()
  await page.keyboard.type('context window')
  await expect(field).toHaveValue('context window')
  await page.keyboard.press('Enter')
  await page.waitForURL('/search?q=context+window')
  await expect(page.getByText(/^\d+ results? for “context window”/)).toBeVisible()
  const first = page.getByRole('main').getByRole('article').first()
  await expect(first.locator('mark').first()).toBeVisible()
  await pressEnterOn(first.getByRole('link').first())
  await page.waitForURL('/blog/*')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/context window/i)
})

// Keys are lost while a page is being replaced: wait for its load and for the focus before each key.
async function pressEnterOn(control: Locator) {
  await control.focus()
  await expect(control).toBeFocused()
  await control.page().keyboard.press('Enter')
}

test('a misspelled word is corrected, and the page says so', async ({ page }) => {
  await page.goto('/search?q=atention')
  await expect(page.getByText('No results for “atention”.')).toBeVisible()
  await page.getByRole('link', { name: 'attention', exact: true }).click()
  await expect(page.getByRole('combobox')).toHaveValue('attention')
  await expect(page.getByText(/results? for “attention”/)).toBeVisible()
})

test('results can be filtered, and the filter cleared', async ({ page }) => {
  await page.goto('/search?q=model')
  const facets = page.getByRole('navigation', { name: 'Filter results' })
  const facet = facets.getByRole('list', { name: 'Tag' }).getByRole('link').first()
  const [, name = '', count = ''] = /^(.*) (\d+)$/.exec((await facet.textContent()) ?? '') ?? []
  await facet.click()
  await expect(page.getByText(new RegExp(`^${count} results? for`))).toBeVisible()
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(Math.min(10, Number(count)))
  await facets.getByRole('link', { name: `${name} (selected; clear filter)` }).click()
  await expect(page).toHaveURL('/search?q=model')
})

test('a search without results says so and suggests where to go', async ({ page }) => {
  await page.goto('/search?q=%22zyzzyva%22')
  await expect(page.getByText('No results for “"zyzzyva"”.')).toBeVisible()
  await page.getByRole('link', { name: 'The archive' }).click()
  await expect(page).toHaveURL('/archive')
})

test('every query gets a page, even invalid ones', async ({ request }) => {
  const queries = [
    '',
    '%00',
    '%FF%FE',
    '"'.repeat(1_000),
    'x'.repeat(1_000),
    '%F0%9F%A6%8A',
    "';--",
    '-',
    '%22%22 or',
  ]
  for (const query of queries) {
    const response = await request.get(`/search?q=${query}&tag=%00&author=../x&year=0&page=-1`)
    expect(response.status(), query).toBe(200)
  }
  const attack = await request.get('/search?q=%3Cscript%3Ealert(1)%3C/script%3E')
  expect(await attack.text()).not.toContain('<script>alert')
})

test('results are not indexed, and browsers discover the search', async ({ page, request }) => {
  await page.goto('/search?q=model')
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  await page.goto('/')
  const description = await page.locator('link[rel=search]').getAttribute('href')
  const response = await request.get(description ?? '')
  expect(response.headers()['content-type']).toContain('application/opensearchdescription+xml')
  expect(await response.text()).toContain('/search?q={searchTerms}')
})
