import type { Page } from 'playwright/test'
import { expectSaved, expectStatus, owner } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

test('an article can be written and published with the keyboard alone', async ({ page, request }) => {
  await page.goto('/admin')
  await tabTo(page, 'E-mail address')
  await page.keyboard.type(owner.email)
  await tabTo(page, 'Password')
  await page.keyboard.type(owner.password)
  await page.keyboard.press('Enter')
  await page.waitForURL('/admin/posts')
  await tabTo(page, 'New article')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/admin\/posts\/[0-9a-f]{24}$/)

  await tabTo(page, 'Title')
  await page.keyboard.type('Typed and never clicked')
  await tabTo(page, 'Dek')
  await page.keyboard.type('Without a mouse')
  await tabTo(page, 'Text')
  await page.keyboard.type('## A heading\n')
  await page.keyboard.type('Then a list:\n')
  await page.keyboard.type('- one\ntwo')
  await page.keyboard.press('ControlOrMeta+s')
  await expectSaved(page)

  await page.keyboard.press('Escape')
  await tabTo(page, 'Settings', 'Shift+Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Tags')
  await page.keyboard.type('By hand')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Remove the tag By hand' })).toBeVisible()
  await tabTo(page, 'Publish', 'Shift+Tab')
  await page.keyboard.press('Enter')
  for (const name of ['Publish now', 'Continue writing']) {
    await expect(page.getByRole('button', { name })).toBeFocused()
    await page.keyboard.press('Enter')
  }
  await expectStatus(page, 'Live · Saved')

  const article = await (await request.get('/blog/typed-and-never-clicked')).text()
  expect(article).toMatch(/<h2[^>]*>.*A heading[\s\S]*<li>one<\/li>\s*<li>two<\/li>/)
  expect(article).toContain('By hand')
})

const MAX_PRESSES = 150

/** Presses Tab until the control with this name has the focus. */
async function tabTo(page: Page, name: string, key = 'Tab') {
  for (let presses = 0; presses < MAX_PRESSES; presses++) {
    await page.keyboard.press(key)
    const focused = await page.evaluate(nameOfFocused)
    if (focused === name) return
  }
  throw new Error(`${key} does not reach ${name}.`)
}

function nameOfFocused(): string {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement)) return ''
  const label = 'labels' in focused ? (focused as HTMLInputElement).labels?.[0]?.textContent : ''
  return (focused.getAttribute('aria-label') || label || focused.textContent || '').trim()
}
