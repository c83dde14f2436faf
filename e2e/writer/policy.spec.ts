import type { Page } from 'playwright/test'
import { pasteText } from '../support/clipboard.ts'
import { newArticle, openSettings, save, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

// Every test fails on a violation that the browser logs; here the browser is asked on each screen of the desk.
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, sample, blockedURI }) => {
      const said = `${effectiveDirective} ${blockedURI} ${sample}`
      document.documentElement.dataset.violations = [document.documentElement.dataset.violations, said]
        .filter(Boolean)
        .join('\n')
    })
  })
})

async function expectNoViolation(page: Page) {
  expect([page.url(), await page.locator('html').getAttribute('data-violations')]).toEqual([page.url(), null])
}

test('no screen of the desk needs inline styles', async ({ page }) => {
  const login = await page.goto('/login')
  expect(login?.headers()['content-security-policy']).toMatch(/style-src 'self' 'nonce-[^']+';/)
  await expectNoViolation(page)
  await signIn(page)
  for (const screen of [
    'posts',
    'media',
    'tags',
    'users',
    'settings',
    'activity',
    'account',
    'unsaved',
    'no',
  ]) {
    const response = await page.goto(`/admin/${screen}`)
    expect(response?.headers()['content-security-policy']).not.toContain('unsafe')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectNoViolation(page)
  }
})

test('a new accent colour is applied at once, on the screen that saves it', async ({ page }) => {
  const accent = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent-light'))
  await signIn(page, '/admin/settings')
  const field = page.getByLabel('Accent colour, light theme')
  const before = await field.inputValue()
  expect(await accent()).toBe(before)
  for (const colour of ['#123456', before]) {
    await field.fill(colour)
    await page.getByRole('button', { name: 'Save settings' }).click()
    await expect(page.getByText('Settings saved. The site is updated.')).toBeVisible()
    await page.reload()
    expect(await accent()).toBe(colour)
  }
  await expectNoViolation(page)
})

test('no view of the editor needs inline styles', async ({ page }) => {
  await page.setViewportSize({ width: 1_400, height: 900 })
  await signIn(page)
  await newArticle(page, 'A strict policy', '## Part')
  await page.keyboard.press('Enter')
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await pasteText(text, {
    'text/html':
      '<style>td{font-weight:700}</style><p style="color:red">Red</p><table><tr><td style="text-align:right">1</td></tr></table>',
    'text/plain': 'Red 1',
  })
  await page.keyboard.type('Words\n```js ')
  await page.keyboard.type('const a = 1')
  await page.keyboard.press('ControlOrMeta+f')
  await page.getByRole('search').getByRole('textbox', { name: 'Find' }).fill('a')
  await page.keyboard.press('Escape')
  await openSettings(page)
  await save(page)
  await expectNoViolation(page)
  await page.getByRole('button', { name: 'Settings' }).click()

  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  for (const name of ['Desktop', 'Search result', 'Feed reader', 'Social card'])
    await page.getByRole('radio', { name, exact: true }).check()
  await expect(page.locator('img[src^="data:image/png"]')).toBeVisible()
  await expectNoViolation(page)

  await page.getByRole('tab', { name: 'Source' }).click()
  const source = page.getByRole('textbox', { name: 'Text', exact: true })
  await source.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('\n\n<Unknown />')
  await expect(page.locator('.cm-lint-marker')).toBeVisible()
  // Without its styles, CodeMirror is no flex box.
  expect(await page.locator('.cm-scroller').evaluate((box) => getComputedStyle(box).display)).toBe('flex')
  await page.keyboard.press('ControlOrMeta+f')
  await page.getByRole('tab', { name: 'Changes' }).click()
  await expect(page.getByRole('tabpanel', { name: 'Changes' })).toBeVisible()
  await expectNoViolation(page)
})
