import type { Page } from 'playwright/test'
import { violationsOf } from '../support/axe.ts'
import { readSource } from '../support/source.ts'
import { newArticle, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

const text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true })

test('quotation marks follow a setting, and code keeps its own', async ({ page }) => {
  const setting = page.getByLabel('Set quotation marks, dashes and ellipses of this language while writing')
  const save = async () => {
    await page.getByRole('button', { name: 'Save settings' }).click()
    await expect(page.getByText('Settings saved.')).toBeVisible()
  }
  await signIn(page, '/admin/settings')
  await expect(setting).not.toBeChecked()
  await setting.check()
  await save()
  await newArticle(page, 'Marks', 'She said "yes" -- well... :rocket: ')
  await page.keyboard.type('"')
  await page.keyboard.press('Backspace')
  await page.keyboard.type(' `a "b"` ')
  expect(await readSource(page)).toBe('She said “yes” – well… 🚀 " `a "b"`')
  await page.goto('/admin/settings')
  await setting.uncheck()
  await save()
})

test('keys can be switched off for one person on this device', async ({ page }) => {
  await signIn(page)
  await newArticle(page, 'Without keys', 'Words')
  await page.keyboard.press('ControlOrMeta+/')
  const dialog = page.getByRole('dialog', { name: 'Keys' })
  await dialog.getByRole('switch', { name: 'Words' }).uncheck()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('ControlOrMeta+b')
  await page.keyboard.press('ControlOrMeta+Alt+2')
  await expect(page.getByRole('button', { name: 'Bold' }).first()).toHaveAttribute('title', 'Bold')
  await page.keyboard.press('ControlOrMeta+s')
  await page.reload()
  await text(page).click()
  await page.getByRole('button', { name: 'Keys' }).click()
  await expect(dialog.getByRole('switch', { name: 'Words' })).not.toBeChecked()
  await dialog.getByRole('switch', { name: 'Use keys' }).uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+Alt+3')
  expect(await readSource(page)).toBe('## Words')
})

test('code is coloured as on the site, and keeps up with what is typed', async ({ page }) => {
  await signIn(page)
  await newArticle(page, 'Colours', '```js ')
  await page.keyboard.type("const a = 'b'")
  const word = text(page).locator('.hljs-keyword')
  await expect(word).toHaveText('const')
  await expect(text(page).locator('.hljs-string')).toHaveText("'b'")
  const colour = (locator: typeof word) => locator.evaluate((element) => getComputedStyle(element).color)
  expect(await colour(word)).not.toBe(await colour(text(page).locator('code')))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('let c')
  await expect(word).toHaveText(['const', 'let'])
  expect(await readSource(page)).toBe("```js\nconst a = 'b'\n  let c\n```")
})
