import type { Page } from 'playwright/test'
import { violationsInBothThemes } from '../support/axe.ts'
import { readSource } from '../support/source.ts'
import { expectSaved, newArticle, openSettings, signIn, typeText } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

test.describe.configure({ timeout: 400_000 })

const text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true })

test('a snippet is saved from a text, inserted into another by its name, renamed and deleted', async ({
  page,
}) => {
  const name = `Disclosure ${crypto.randomUUID().slice(0, 8)}`
  await signIn(page)
  await newArticle(page, 'Where it comes from', 'We own shares of no such company.[^1]')
  await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeHidden()
  await text(page).press('ControlOrMeta+Home')
  await text(page).press('Shift+End')
  await page.getByRole('button', { name: 'Save as snippet' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as snippet' })
  await dialog.getByLabel('Name').fill(name)
  expect(await violationsInBothThemes(page), 'the dialog').toEqual([])
  await dialog.getByRole('button', { name: 'Save snippet' }).click()
  await expect(dialog).toBeHidden()
  await expectSaved(page)

  const known = page.waitForResponse((response) => response.url().includes('/api/admin/snippets?purpose'))
  await newArticle(page, 'Where it goes', '')
  await known
  await typeText(page, '/disclos')
  const list = page.getByRole('listbox', { name: 'Blocks' })
  await expect(list.getByRole('option').first()).toContainText(name)
  await page.keyboard.press('Enter')
  await expect(text(page)).toContainText('We own shares of no such company.')
  await expectSaved(page)
  expect(await readSource(page)).toContain('no such company.[^1]\n\n[^1]:')
  await text(page).press('ControlOrMeta+End')
  await page.keyboard.type('\n\n/disclos')
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText(name)
  expect(await violationsInBothThemes(page), 'the snippets of the source view').toEqual([])
  await page.keyboard.press('Enter')
  await expect(text(page)).toContainText('no such company.[^2]')

  await page.goto('/admin/snippets')
  await page.getByRole('button', { name: `Edit ${name}` }).click()
  const editing = page.getByRole('dialog')
  await editing.getByLabel('Name').fill(`${name}, renamed`)
  expect(await violationsInBothThemes(page), 'the dialog of a snippet').toEqual([])
  await editing.getByRole('button', { name: 'Save snippet' }).click()
  const row = page.getByRole('row', { name: `${name}, renamed` })
  await expect(row).toBeVisible()
  page.once('dialog', (question) => void question.accept())
  await row.getByRole('button', { name: /^Delete/ }).click()
  await expect(row).toBeHidden()
})

test('a post starts from a template, with its text and its tags', async ({ page }) => {
  const name = `Weekly ${crypto.randomUUID().slice(0, 8)}`
  await signIn(page)
  await newArticle(page, name, 'What happened')
  await openSettings(page)
  await page.getByLabel('Tags').fill('Weekly notes')
  await page.getByLabel('Tags').press('Enter')
  await page.getByRole('button', { name: 'Save as template' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as template' })
  await expect(dialog.getByLabel('Name')).toHaveValue(name)
  await dialog.getByRole('button', { name: 'Save template' }).click()
  await expect(page.getByText(`Saved as the template “${name}”.`)).toBeVisible()
  const before = page.url()

  await page.goto('/admin/posts')
  await page.getByRole('button', { name: 'New from template…' }).click()
  expect(await violationsInBothThemes(page), 'the templates').toEqual([])
  await page.getByRole('dialog').getByRole('button', { name }).click()
  await page.waitForURL(/\/admin\/posts\/[0-9a-f]{24}$/)
  expect(page.url()).not.toBe(before)
  await expect(text(page)).toHaveText('What happened')
  await openSettings(page)
  await expect(page.getByRole('button', { name: 'Remove the tag Weekly notes' })).toBeVisible()

  await page.goto('/admin/snippets')
  await page.getByRole('button', { name: `Edit ${name}` }).click()
  await expect(page.getByRole('dialog').getByLabel('Title of new posts')).toHaveValue(name)
})

test('Ctrl-K finds screens and posts; within a text it makes a link, and with Shift it finds', async ({
  page,
}) => {
  const title = `Kestrels ${crypto.randomUUID().slice(0, 8)}`
  await signIn(page)
  await newArticle(page, title, 'Hovering')
  await expectSaved(page)
  const field = page.getByRole('combobox', { name: 'Find a post' })
  await text(page).press('Home')
  await text(page).press('Shift+End')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('textbox', { name: 'Address', exact: true })).toBeVisible()
  await expect(field).toBeHidden()
  await page.keyboard.press('Escape')
  await text(page).press('ControlOrMeta+Shift+k')
  await field.fill('set appea')
  await expect(page.getByRole('option').first()).toContainText('Settings: appearance')
  await page.keyboard.press('Enter')
  await page.waitForURL('/admin/settings#appearance')

  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('option').first()).toContainText('Settings: appearance')
  await field.pressSequentially(title.toLowerCase())
  await expect(page.getByRole('option')).toHaveCount(1)
  await expect(page.getByRole('option', { selected: true })).toContainText(title)
  expect(await violationsInBothThemes(page), 'the palette').toEqual([])
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/admin\/posts\/[0-9a-f]{24}$/)
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(title)
  await page.getByRole('button', { name: /^Go to/ }).click()
  await field.fill('no such thing at all')
  await expect(page.getByText('Nothing found for')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
})
