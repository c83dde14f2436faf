import { expect, test } from '../support/test.ts'

test('a reader searches from any page, with the keyboard alone', async ({ page }) => {
  await page.goto('/blog')
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).focus()
  await page.keyboard.press('Enter')
  const field = page.getByRole('combobox', { name: 'Search for' })
  await field.focus()
  await page.keyboard.type('context window')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/search?q=context+window')
  await expect(page.getByText(/^\d+ results? for “context window”/)).toBeVisible()
  const first = page.getByRole('main').getByRole('article').first()
  await expect(first.locator('mark').first()).toBeVisible()
  await first.getByRole('link').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/context window/i)
})

test('a mistyped word is understood, and the reader is told', async ({ page }) => {
  await page.goto('/search?q=atention')
  await expect(page.getByText('Nothing for “atention”.')).toBeVisible()
  await page.getByRole('link', { name: 'attention', exact: true }).click()
  await expect(page.getByRole('combobox')).toHaveValue('attention')
  await expect(page.getByText(/results? for “attention”/)).toBeVisible()
})

test('results are narrowed and widened again', async ({ page }) => {
  await page.goto('/search?q=model')
  const ways = page.getByRole('navigation', { name: 'Narrow the results' })
  const way = ways.getByRole('list', { name: 'Tag' }).getByRole('link').first()
  const [, name = '', count = ''] = /^(.*) (\d+)$/.exec((await way.textContent()) ?? '') ?? []
  await way.click()
  await expect(page.getByText(new RegExp(`^${count} results? for`))).toBeVisible()
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(Math.min(10, Number(count)))
  await ways.getByRole('link', { name: `${name} (chosen; show all again)` }).click()
  await expect(page).toHaveURL('/search?q=model')
})

test('a search that finds nothing says so and leads on', async ({ page }) => {
  await page.goto('/search?q=%22zyzzyva%22')
  await expect(page.getByText('Nothing here answers to “"zyzzyva"”.')).toBeVisible()
  await page.getByRole('link', { name: 'The archive' }).click()
  await expect(page).toHaveURL('/archive')
})

test('any question is answered with a page of text', async ({ request }) => {
  const questions = [
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
  for (const question of questions) {
    const response = await request.get(`/search?q=${question}&tag=%00&author=../x&year=0&page=-1`)
    expect(response.status(), question).toBe(200)
  }
  const attack = await request.get('/search?q=%3Cscript%3Ealert(1)%3C/script%3E')
  expect(await attack.text()).not.toContain('<script>alert')
})

test('search engines keep no answers, and browsers learn to ask', async ({ page, request }) => {
  await page.goto('/search?q=model')
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  await page.goto('/')
  const description = await page.locator('link[rel=search]').getAttribute('href')
  const response = await request.get(description ?? '')
  expect(response.headers()['content-type']).toContain('application/opensearchdescription+xml')
  expect(await response.text()).toContain('/search?q={searchTerms}')
})
