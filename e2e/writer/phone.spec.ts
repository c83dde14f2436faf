import type { Page } from 'playwright/test'
import { violationsOf } from '../support/axe.ts'
import { expectSaved, expectStatus, submitCredentials } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

test('an article can be written and published on a phone', async ({ page, request }) => {
  await page.goto('/admin')
  await submitCredentials(page)
  await page.waitForURL('/admin/posts')
  await page.getByRole('button', { name: 'New article' }).tap()
  await page.waitForURL(/\/admin\/posts\/[0-9a-f]{24}$/)
  await page.getByRole('textbox', { name: 'Title', exact: true }).tap()
  await page.keyboard.type('Written on the way')
  await page.getByRole('textbox', { name: 'Text', exact: true }).tap()
  await page.keyboard.type('With two thumbs.')
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Save', exact: true }).tap()
  await expectSaved(page)
  await page.getByRole('button', { name: 'Settings' }).tap()
  await page.getByLabel('Tags').tap()
  await page.keyboard.type('On the way,')
  await expect(page.getByRole('button', { name: 'Remove the tag On the way' })).toBeVisible()
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Publish' }).tap()
  await page.getByRole('button', { name: 'Publish now' }).tap()
  await page.getByRole('button', { name: 'Continue writing' }).tap()
  await expectStatus(page, 'Live · Saved')
  expect(await (await request.get('/blog/written-on-the-way')).text()).toContain('With two thumbs.')
})

test('every admin screen fits a phone and has large enough tap targets', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/admin')
  await submitCredentials(page)
  await page.waitForURL('/admin/posts')
  for (const screen of ['posts', 'media', 'tags', 'users', 'settings', 'activity', 'account', 'unsaved']) {
    await page.goto(`/admin/${screen}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectNoSidewaysScroll(page)
    expect(await violationsOf(page, ['target-size'])).toEqual([])
  }
})

/** The page does not scroll sideways. */
async function expectNoSidewaysScroll(page: Page) {
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
}
