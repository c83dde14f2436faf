import { seeded } from '../support/seeded.ts'
import { expect, test } from '../support/test.ts'

test('an article shows its author, date and reading time', async ({ page }) => {
  await page.goto(seeded.whole)
  const article = page.getByRole('main').getByRole('article').first()
  await expect(article.getByRole('heading', { level: 1, name: 'Every element' })).toBeVisible()
  await expect(article.getByRole('link', { name: 'Vera Proof' }).first()).toHaveAttribute(
    'href',
    seeded.byline,
  )
  await expect(article.getByText('May 5, 2026').first()).toBeVisible()
  await expect(article.getByText(/^\d+ min read$/).first()).toBeVisible()
  await expect(article.getByRole('link', { name: 'Proof sheets' }).first()).toHaveAttribute(
    'href',
    seeded.tag,
  )
})

test('an article links to the home page and to the article list', async ({ page }) => {
  await page.goto(seeded.whole)
  await expect(page.getByRole('banner').getByRole('link', { name: 'LLM.info' })).toHaveAttribute('href', '/')
  await page.getByRole('link', { name: 'Back to Blog' }).click()
  await expect(page).toHaveURL('/blog')
})

test('an article ends with recent posts, without itself', async ({ page }) => {
  await page.goto(seeded.whole)
  const recent = page.getByRole('region', { name: 'Recent Posts' })
  await expect(recent.getByRole('link').first()).toBeVisible()
  await expect(recent.getByRole('link', { name: 'Every element' })).toHaveCount(0)
})

test('a body that starts with the title does not repeat it', async ({ page }) => {
  await page.goto(seeded.whole)
  await expect(page.getByRole('heading', { name: 'Every element', exact: true })).toHaveCount(1)
})

test('a heading can be linked to', async ({ page }) => {
  await page.goto(`${seeded.whole}#a-table`)
  await expect(page.getByRole('heading', { name: 'A table' })).toBeInViewport()
})

test('a footnote reference links to the footnote and back', async ({ page }) => {
  await page.goto(seeded.whole)
  await page.getByRole('main').getByRole('link', { name: '1', exact: true }).first().click()
  await expect(page.getByText('The text of the first note.')).toBeInViewport()
  await page.getByRole('link', { name: 'Back to reference 1', exact: true }).click()
  await expect(page.getByText('A sentence with a note')).toBeInViewport()
})

test('code in an article can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(seeded.whole)
  await page.getByRole('button', { name: 'Copy', exact: true }).first().click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('const answer = 42')
})
