import { violationsOf } from '../support/axe.ts'
import { finishPublishing, newArticle, openSettings, publish, save, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

test('the panel says what publishing does and leads to what the checks found', async ({ page, request }) => {
  await signIn(page)
  await newArticle(page, 'Checked before it is live', 'Still TK, and more to say.')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const panel = page.getByRole('dialog', { name: 'Publish this article' })
  await expect(panel.getByText('Readers get a new article at /blog/checked-before-it-is-live')).toBeVisible()
  await expect(panel.getByText('There is no dek.')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])

  await panel.getByRole('button', { name: 'Go there: dek' }).click()
  await expect(page.getByRole('textbox', { name: 'Dek' })).toBeFocused()
  await page.keyboard.type('One sentence that tells readers what they will learn here.')

  await page.keyboard.press('ControlOrMeta+Shift+p')
  await expect(panel.getByText('There is still a TK here.')).toBeVisible()
  await expect(panel.getByText('There is no dek.')).toHaveCount(0)
  await panel.getByRole('button', { name: 'Go there: line 1' }).click()
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toBeFocused()
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('TK')
  await page.keyboard.type('a draft')

  // Nothing was saved by hand: what is on the screen is published.
  await page.keyboard.press('ControlOrMeta+Shift+p')
  await expect(panel.getByRole('button', { name: 'Publish now' })).toBeFocused()
  await page.keyboard.press('Enter')
  const published = page.getByRole('dialog', { name: 'Published' })
  await expect(published.getByRole('link', { name: '/blog/checked-before-it-is-live' })).toBeVisible()
  const article = await (await request.get('/blog/checked-before-it-is-live')).text()
  expect(article).toContain('Still a draft, and')
  expect(article).toContain('One sentence that tells readers')
})

test('an update says which address redirects, and a text with a problem cannot be published', async ({
  page,
}) => {
  await signIn(page)
  await newArticle(page, 'About to move', 'Fine.')
  await publish(page)
  await openSettings(page)
  await page.getByLabel('Address').fill('Ünd moved')
  await expect(
    page.getByText('/blog/about-to-move will redirect permanently to /blog/und-moved.'),
  ).toBeVisible()
  await page.getByRole('tab', { name: 'Source' }).click()
  await page.locator('.source-view .cm-content').click()
  await page.keyboard.type('A {brace} ')
  await expect(page.locator('.cm-lint-marker-error')).toBeVisible()

  await page.getByRole('button', { name: 'Update', exact: true }).click()
  const panel = page.getByRole('dialog', { name: 'Update this article' })
  await expect(panel.getByText('/blog/about-to-move will redirect permanently')).toBeVisible()
  await expect(panel.getByText('Braces begin a JavaScript expression')).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Update now' })).toBeDisabled()
  await panel.getByRole('button', { name: 'Go there' }).first().click()
  await expect(page.locator('.source-view .cm-content')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Mended.')
  await expect(page.locator('.cm-lint-marker-error')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+Shift+p')
  await finishPublishing(page)
})

test('a check that the settings make blocking has to be passed', async ({ page }) => {
  await signIn(page, '/admin/settings')
  const setting = page.getByLabel('No TK is left')
  await setting.check()
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByText('Settings saved.')).toBeVisible()
  await newArticle(page, 'Not before it is done', 'TK')
  await save(page)
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const panel = page.getByRole('dialog')
  await expect(panel.getByRole('region', { name: 'Fix this first' })).toContainText('There is still a TK')
  await expect(panel.getByRole('button', { name: 'Publish now' })).toBeDisabled()
  await page.goto('/admin/settings')
  await setting.uncheck()
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByText('Settings saved.')).toBeVisible()
})
