import type { Page } from 'playwright/test'
import { publicationItself } from '#lib/auth/viewer.ts'
import { reinstateUser, suspendUser } from '#lib/users/managing.ts'
import { expectSaved, newArticle, save, signIn, submitCredentials, typeText } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'
import { createStaffUser } from '../support/users.ts'

test('a conflict between two tabs loses neither text', async ({ page }) => {
  const dialog = await createConflict(page, 'Two hands')
  await expect(dialog.getByLabel('Yours')).toHaveValue(/^Mine\. Begun\./)
  await expect(dialog.getByLabel('Theirs')).toHaveValue(/^Theirs\. Begun\./)
  await dialog.getByRole('button', { name: 'Keep theirs' }).click()
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toContainText('Theirs. Begun.')
  await typeText(page, 'Both. ')
  await save(page)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toContainText('Both. Theirs. Begun.')
})

test('unsaved text survives the end of a session', async ({ page, context }) => {
  await signIn(page)
  await newArticle(page, 'Cut short', 'Begun.')
  await save(page)
  const address = page.url()
  await context.clearCookies()
  await typeText(page, 'Never saved. ')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText('You are signed out.')).toBeVisible()

  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await submitCredentials(page)
  await page.waitForURL(address)
  await page.getByRole('button', { name: 'Restore changes' }).click()
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toContainText('Never saved. Begun.')
  await page.keyboard.press('ControlOrMeta+s')
  await expectSaved(page)
})

test('after the end of a session, a writer can sign in in another tab and save in the first', async ({
  page,
  context,
}) => {
  await signIn(page)
  await newArticle(page, 'Two tabs, one session', 'Begun.')
  await save(page)
  await context.clearCookies()
  await typeText(page, 'Still here. ')
  await page.keyboard.press('ControlOrMeta+s')
  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Sign in in another tab' }).click()
  const other = await opened
  await submitCredentials(other)
  await other.waitForURL('/admin/posts')
  await save(page)
  await page.reload()
  await expect(textOf(page)).toContainText('Still here. Begun.')
})

test('a suspended writer cannot save; the text is kept and can be saved after reinstatement', async ({
  page,
}) => {
  const writer = await createStaffUser('author', 'Suse')
  await signIn(page, '/admin/posts', writer)
  await newArticle(page, 'Suspended', 'Begun.')
  await save(page)
  const address = page.url()
  await suspendUser(publicationItself, writer.id)
  await typeText(page, 'Refused. ')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await expect(textOf(page)).toContainText('Refused. Begun.')

  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await submitCredentials(page, writer)
  await expect(
    page.getByRole('alert').filter({ hasText: 'Incorrect e-mail address or password.' }),
  ).toBeVisible()
  await reinstateUser(publicationItself, writer.id)
  await submitCredentials(page, writer)
  await page.waitForURL(address)
  await page.getByRole('button', { name: 'Restore changes' }).click()
  await save(page)
  await page.reload()
  await expect(textOf(page)).toContainText('Refused. Begun.')
})

test('the second writer can overwrite the other version after comparing them', async ({ page }) => {
  const dialog = await createConflict(page, 'The slower hand')
  await expect(dialog.getByLabel('Theirs')).toHaveValue(/^Theirs\. Begun\./)
  await dialog.getByRole('button', { name: 'Keep mine' }).click()
  await expectSaved(page)
  await page.reload()
  await expect(textOf(page)).toContainText('Mine. Begun.')
})

/** Saves the same article in two tabs. Returns the conflict dialog of the second. */
async function createConflict(page: Page, title: string) {
  await signIn(page)
  await newArticle(page, title, 'Begun.')
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
