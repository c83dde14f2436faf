import type { Page } from 'playwright/test'
import { violationsOf } from '../support/axe.ts'
import { newArticle, openSettings, save, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

const frameOf = (page: Page) => page.frameLocator('iframe[title="The page as readers see it"]')

test('the preview beside the text shows what is typed', async ({ page }) => {
  await page.setViewportSize({ width: 1_400, height: 900 })
  await signIn(page)
  await newArticle(page, 'Seen while it is written', 'The first words.')
  await save(page)
  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  const article = frameOf(page).getByRole('main')
  await expect(article).toContainText('The first words.')
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Seen before it is saved')
  await expect(article.getByRole('heading', { level: 1 })).toHaveText('Seen before it is saved')

  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect(frameOf(page).locator('html')).toHaveAttribute('data-theme', 'dark')
  const width = () =>
    frameOf(page)
      .locator('html')
      .evaluate(() => innerWidth)
  await expect.poll(width).toBe(390)
  await page.getByRole('radio', { name: 'Desktop' }).check()
  await expect.poll(width).toBe(1_280)

  await page.getByRole('radio', { name: 'Search result' }).check()
  const pane = page.getByRole('complementary', { name: 'Preview' })
  await expect(pane.getByText('Seen before it is saved')).toBeVisible()
  await expect(pane.getByText('localhost')).toBeVisible()
  await page.getByRole('radio', { name: 'Feed reader' }).check()
  await expect(pane.getByRole('article')).toContainText('The first words.')
  await page.getByRole('radio', { name: 'Social card' }).check()
  await expect(pane.locator('img[src^="data:image/png"]')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
})

test('the preview follows the text from heading to heading', async ({ page }) => {
  await page.setViewportSize({ width: 1_400, height: 700 })
  await signIn(page)
  const filler = 'Words that take their room on the page. '.repeat(40)
  await newArticle(page, 'A long way down', 'Begin.')
  await page.getByRole('tab', { name: 'Source' }).click()
  await page.locator('.source-view .cm-content').click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(
    ['One', 'Two', 'Three'].map((name) => `## ${name}\n\n${filler}\n\n${filler}`).join('\n\n'),
  )
  await page.getByRole('tab', { name: 'Rich text' }).click()
  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  const heading = frameOf(page).getByRole('heading', { name: 'Three' })
  await expect(heading).toBeAttached()
  await page
    .getByRole('textbox', { name: 'Text', exact: true })
    .getByRole('heading', { name: 'Three' })
    .evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await expect(heading).toBeInViewport()
  await expect(frameOf(page).getByRole('heading', { name: 'One' })).not.toBeInViewport()
})

test('a text that cannot be rendered leaves the last preview, and says why', async ({ page }) => {
  await page.setViewportSize({ width: 1_400, height: 900 })
  await signIn(page)
  await newArticle(page, 'Broken for a moment', 'Whole.')
  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  await expect(frameOf(page).getByRole('main')).toContainText('Whole.')
  await page.getByRole('tab', { name: 'Source' }).click()
  await page.locator('.source-view .cm-content').click()
  await page.keyboard.type('{')
  const pane = page.getByRole('complementary', { name: 'Preview' })
  await expect(pane.getByRole('status')).toContainText('Line 1: This brace is not closed.')
  await expect(frameOf(page).getByRole('main')).toContainText('Whole.')
})

test('the settings take date, series and tags, and show a search result', async ({ page }) => {
  await page.setViewportSize({ width: 1_400, height: 900 })
  await signIn(page)
  await newArticle(page, 'Everything set', 'Words.')
  await openSettings(page)
  await page.getByLabel('Date shown to readers').fill('2026-01-02T03:04')
  await page.getByRole('button', { name: 'New series' }).click()
  await page.getByLabel('Title of the new series').fill('In three parts')
  await page.getByRole('button', { name: 'Create the series' }).click()
  await page.getByLabel('Part of the series').fill('2')
  await page.getByLabel('Tags').fill('made up')
  await page.getByLabel('Tags').press('Enter')
  await page.getByLabel('Description').fill('What search engines are told about it.')
  await expect(page.getByText('38 of about 160 characters.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'In search results' })).toContainText(
    'What search engines are told',
  )
  expect(await violationsOf(page)).toEqual([])
  await save(page)
  // A wide screen remembers that the settings are open.
  await page.reload()
  await expect(page.getByLabel('Date shown to readers')).toHaveValue('2026-01-02T03:04')
  await expect(page.getByLabel('Series', { exact: true })).toHaveValue(/^[0-9a-f]{24}$/)
  await expect(page.getByLabel('Part of the series')).toHaveValue('2')
  await page.getByLabel('Tags').fill('made')
  await expect(page.getByRole('button', { name: 'Remove the tag made up' })).toBeVisible()
})
