import type { Page } from 'playwright/test'
import { publicationItself as editor } from '#lib/auth/viewer.ts'
import { createPost } from '#lib/posts/editing.ts'
import { cutOff, textOf, titleOf } from '../support/saving.ts'
import '../support/editing.ts'
import {
  expectSaved,
  expectStatus,
  newArticle,
  save,
  signIn,
  submitCredentials,
  typeText,
} from '../support/staff.ts'
import { expect, test } from '../support/test.ts'
import { createStaffUser } from '../support/users.ts'

test.use({ meetsOutages: true })

const notice = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' })

test('a tab that dies offline leaves its words on the device; they can be compared and brought back', async ({
  page,
}) => {
  const address = await write(page, 'Crash', 'Kept.')
  const next = await dieOffline(page, 'Never saved. ')
  await next.goto(address)
  await expect(notice(next)).toContainText('changes to this post that were not saved')
  await expect(textOf(next)).toContainText('Kept.')
  await expectSaved(next)
  await notice(next).getByRole('button', { name: 'Show the difference' }).click()
  await expect(notice(next).getByRole('textbox', { name: 'Changes' })).toContainText('Never saved. Kept.')

  await notice(next).getByRole('button', { name: 'Bring back' }).click()
  await expect(textOf(next)).toContainText('Never saved. Kept.')
  await next.getByRole('button', { name: 'Undo', exact: true }).and(next.locator(':not([title])')).click()
  await expect(textOf(next)).not.toContainText('Never saved.')
  await next.reload()
  await notice(next).getByRole('button', { name: 'Bring back' }).click()
  await save(next)
  await next.reload()
  await expect(textOf(next)).toContainText('Never saved. Kept.')
  await expect(notice(next)).toHaveCount(0)
})

test('typing does not write over what an earlier session left', async ({ page }) => {
  const address = await write(page, 'Two sessions', 'Kept.')
  const next = await dieOffline(page, 'Rescued. ')
  await next.goto(address)
  await expect(notice(next)).toBeVisible()
  await typeText(next, 'Newer. ')
  await expectSaved(next)
  await next.reload()
  await expect(textOf(next)).toContainText('Newer. Kept.')
  await notice(next).getByRole('button', { name: 'Bring back' }).click()
  // The post was saved since, so the writer chooses.
  const dialog = next.getByRole('dialog', { name: 'Two texts of this post' })
  await dialog.getByRole('radio', { name: 'Both' }).check()
  await dialog.getByRole('button', { name: 'Save this choice' }).click()
  await expect(textOf(next)).toContainText('Rescued. Kept.')
  await expect(textOf(next)).toContainText('Newer. Kept.')
  await expectSaved(next)
})

test('one screen lists what only this device has; there it can be discarded or brought back', async ({
  page,
}) => {
  await write(page, 'First loss', 'Kept.')
  let next = await dieOffline(page, 'One. ')
  await next.goto('/admin/posts')
  await newArticle(next, 'Second loss', 'Kept.')
  await save(next)
  next = await dieOffline(next, 'Two. ')
  await next.goto('/admin/posts')
  await next.getByRole('link', { name: '2 unsaved texts' }).click()
  await expect(next.getByRole('heading', { name: 'Unsaved texts on this device' })).toBeVisible()
  const item = (name: string) =>
    next.getByRole('listitem').filter({ has: next.getByRole('heading', { name }) })
  await item('First loss').getByRole('button', { name: 'Show the difference' }).click()
  await expect(item('First loss').getByRole('textbox', { name: 'Changes' })).toContainText('One. Kept.')
  next.on('dialog', (dialog) => dialog.accept())
  await item('First loss').getByRole('button', { name: 'Discard' }).click()
  await expect(item('First loss')).toHaveCount(0)
  await item('Second loss').getByRole('link', { name: 'Bring back' }).click()
  await expect(titleOf(next)).toHaveValue('Second loss')
  await expect(textOf(next)).toContainText('Two. Kept.')
  await expectSaved(next)
  await next.goto('/admin/unsaved')
  await expect(next.getByText('Everything you wrote on this device is saved.')).toBeVisible()
})

test('signing out offers what is not saved, and deletes it only when told to', async ({ page }) => {
  await write(page, 'Left behind', 'Kept.')
  const next = await dieOffline(page, 'Unsaved. ')
  await next.goto('/admin/posts')
  await next.getByRole('button', { name: 'Sign out' }).click()
  const dialog = next.getByRole('dialog', { name: 'Not everything is saved' })
  await expect(dialog).toContainText('Left behind')
  await dialog.getByRole('button', { name: 'Stay signed in' }).click()
  await next.getByRole('button', { name: 'Sign out' }).click()
  await dialog.getByRole('button', { name: 'Delete them and sign out' }).click()
  await next.waitForURL(/\/login/)
  await submitCredentials(next)
  await next.waitForURL('/admin/posts')
  await next.goto('/admin/unsaved')
  await expect(next.getByText('Everything you wrote on this device is saved.')).toBeVisible()
})

test('another user of the same browser does not see the texts', async ({ page, context }) => {
  await write(page, 'Private', 'Kept.')
  const next = await dieOffline(page, 'Mine alone. ')
  await context.clearCookies()
  const other = await createStaffUser('editor', 'Nosy')
  await signIn(next, '/admin/unsaved', other)
  await expect(next.getByText('Everything you wrote on this device is saved.')).toBeVisible()
})

/** Creates an article and opens it. Returns its address. */
async function write(page: Page, title: string, body: string): Promise<string> {
  const { postId } = await createPost(editor, { title, body })
  await signIn(page, `/admin/posts/${postId}`)
  return page.url()
}

/** Types without a connection until the words are on the device; then the renderer dies. Returns the next tab. */
async function dieOffline(page: Page, words: string): Promise<Page> {
  await cutOff(page)
  await typeText(page, words)
  await expectStatus(page, 'Offline – kept on this device')
  const crashed = page.waitForEvent('crash')
  await page.goto('chrome://crash').catch(() => {})
  await crashed
  return page.context().newPage()
}
