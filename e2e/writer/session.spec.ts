import type { Page } from 'playwright/test'
import { getDraft } from '#lib/admin/drafts.ts'
import { publicationItself } from '#lib/auth/viewer.ts'
import { reinstateUser, suspendUser } from '#lib/users/managing.ts'
import { textOf } from '../support/saving.ts'
import {
  expectSaved,
  expectStatus,
  newArticle,
  owner,
  save,
  signIn,
  submitCredentials,
  typeText,
} from '../support/staff.ts'
import { expect, test } from '../support/test.ts'
import { createStaffUser, type User } from '../support/users.ts'

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Sign in again' })

test('when the session ends, signing in on the page saves what was typed', async ({ page, context }) => {
  await signIn(page)
  await newArticle(page, 'Cut short', 'Begun.')
  await save(page)
  const address = page.url()
  await context.clearCookies()
  await typeText(page, 'Never lost. ')
  await expectStatus(page, 'Not saved: You are signed out')
  await expect(dialogOf(page).getByLabel('E-mail address')).toHaveValue(owner.email)
  await dialogOf(page).getByLabel('Password').fill('not the right one')
  await dialogOf(page).getByRole('button', { name: 'Sign in' }).click()
  await expect(dialogOf(page)).toContainText('Incorrect e-mail address or password.')
  await signInAs(page, owner)
  await expect(dialogOf(page)).toHaveCount(0)
  await expectSaved(page)
  expect(page.url()).toBe(address)
  await page.reload()
  await expect(textOf(page)).toContainText('Never lost. Begun.')
})

test('another user cannot go on with the text, and it stays', async ({ page, context }) => {
  const other = await createStaffUser('editor', 'Olga')
  await signIn(page)
  await newArticle(page, 'Mine', 'Begun.')
  await save(page)
  const postId = page.url().split('/').at(-1) ?? ''
  await context.clearCookies()
  await typeText(page, 'Still mine. ')
  await expectStatus(page, 'Not saved: You are signed out')
  await signInAs(page, other)
  await expect(dialogOf(page)).toContainText(`Sign in as ${owner.email}.`)
  await expect(textOf(page)).toContainText('Still mine. Begun.')
  expect((await getDraft(publicationItself, postId)).body).not.toContain('Still mine.')
  await signInAs(page, owner)
  await expectSaved(page)
})

test('another user who signs in in another tab does not save the text under their name', async ({
  page,
  context,
}) => {
  const other = await createStaffUser('editor', 'Otto')
  await signIn(page)
  await newArticle(page, 'Whose', 'Begun.')
  await save(page)
  await context.clearCookies()
  const tab = await context.newPage()
  await signIn(tab, '/admin/posts', other)
  await typeText(page, 'Mine. ')
  await expectStatus(page, 'Not saved: Another user is signed in here now')
})

test('the dialog waits until typing pauses, and can be put off', async ({ page, context }) => {
  await signIn(page)
  await newArticle(page, 'Flow', 'Begun.')
  await save(page)
  await context.clearCookies()
  await typeText(page, 'Words. ')
  await dialogOf(page).getByRole('button', { name: 'Later' }).click()
  await expect(dialogOf(page)).toHaveCount(0)
  await typeText(page, 'More. ')
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await signInAs(page, owner)
  await expectSaved(page)
  await page.reload()
  await expect(textOf(page)).toContainText('More. Words. Begun.')
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
  await expectStatus(page, 'Not saved: You are signed out')
  await page.reload()
  await reinstateUser(publicationItself, writer.id)
  await submitCredentials(page, writer)
  await page.waitForURL(address)
  await page.getByRole('button', { name: 'Bring back' }).click()
  await expectSaved(page)
  await page.reload()
  await expect(textOf(page)).toContainText('Refused. Begun.')
})

async function signInAs(page: Page, { email, password }: Pick<User, 'email' | 'password'>) {
  await dialogOf(page).getByLabel('E-mail address').fill(email)
  await dialogOf(page).getByLabel('Password').fill(password)
  await dialogOf(page).getByRole('button', { name: 'Sign in' }).click()
}
