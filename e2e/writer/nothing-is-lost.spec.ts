import type { Page } from 'playwright/test'
import { publicationItself } from '#lib/auth/viewer.ts'
import { reinstateUser, suspendUser } from '#lib/users/managing.ts'
import { employ } from '../support/people.ts'
import { beginArticle, expectSaved, giveCredentials, save, signIn, typeText } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

test('two tabs collide, and neither text is lost', async ({ page }) => {
  const dialog = await collide(page, 'Two hands')
  await expect(dialog.getByLabel('Yours')).toHaveValue(/^Mine\. Begun\./)
  await expect(dialog.getByLabel('Theirs')).toHaveValue(/^Theirs\. Begun\./)
  await dialog.getByRole('button', { name: 'Go on with theirs' }).click()
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toContainText('Theirs. Begun.')
  await typeText(page, 'Both. ')
  await save(page)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toContainText('Both. Theirs. Begun.')
})

test('a session ends in the middle of a sentence, and the sentence survives', async ({ page, context }) => {
  await signIn(page)
  await beginArticle(page, 'Cut short', 'Begun.')
  await save(page)
  const address = page.url()
  await context.clearCookies()
  await typeText(page, 'Never saved. ')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText('You are signed out.')).toBeVisible()

  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await giveCredentials(page)
  await page.waitForURL(address)
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toContainText('Never saved. Begun.')
  await page.keyboard.press('ControlOrMeta+s')
  await expectSaved(page)
})

test('a session ends, its writer signs in in another tab, and goes on saving in the first', async ({
  page,
  context,
}) => {
  await signIn(page)
  await beginArticle(page, 'Two tabs, one session', 'Begun.')
  await save(page)
  await context.clearCookies()
  await typeText(page, 'Still here. ')
  await page.keyboard.press('ControlOrMeta+s')
  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Sign in in another tab' }).click()
  const other = await opened
  await giveCredentials(other)
  await other.waitForURL('/admin/posts')
  await save(page)
  await page.reload()
  await expect(textOf(page)).toContainText('Still here. Begun.')
})

test('a writer is suspended in the middle of a sentence: it is refused, kept, and saved when they are back', async ({
  page,
}) => {
  const writer = await employ('author', 'Suse')
  await signIn(page, '/admin/posts', writer)
  await beginArticle(page, 'Suspended', 'Begun.')
  await save(page)
  const address = page.url()
  await suspendUser(publicationItself, writer.id)
  await typeText(page, 'Refused. ')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await expect(textOf(page)).toContainText('Refused. Begun.')

  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await giveCredentials(page, writer)
  await expect(page.getByRole('alert').filter({ hasText: 'Incorrect e-mail address or password' })).toBeVisible()
  await reinstateUser(publicationItself, writer.id)
  await giveCredentials(page, writer)
  await page.waitForURL(address)
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await save(page)
  await page.reload()
  await expect(textOf(page)).toContainText('Refused. Begun.')
})

test('whoever was slower can save theirs over the other text, after reading it', async ({ page }) => {
  const dialog = await collide(page, 'The slower hand')
  await expect(dialog.getByLabel('Theirs')).toHaveValue(/^Theirs\. Begun\./)
  await dialog.getByRole('button', { name: 'Save mine over theirs' }).click()
  await expectSaved(page)
  await page.reload()
  await expect(textOf(page)).toContainText('Mine. Begun.')
})

/** Saves an article in two tabs that began with the same text; the dialog that the slower one gets. */
async function collide(page: Page, title: string) {
  await signIn(page)
  await beginArticle(page, title, 'Begun.')
  await save(page)
  const other = await page.context().newPage()
  await other.goto(page.url())
  await typeText(other, 'Theirs. ')
  await save(other)
  await typeText(page, 'Mine. ')
  await page.keyboard.press('ControlOrMeta+s')
  return page.getByRole('dialog')
}

function textOf(page: Page) {
  return page.getByRole('textbox', { name: 'Text', exact: true })
}
