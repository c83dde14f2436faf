import type { Page } from 'playwright/test'
import { getDraft } from '#lib/admin/drafts.ts'
import { publicationItself as editor } from '#lib/auth/viewer.ts'
import { createPost, saveDraft } from '#lib/posts/editing.ts'
import '../support/editing.ts'
import { expectSaved, newArticle, save, signIn, typeText } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

const text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true })
const title = (page: Page) => page.getByRole('textbox', { name: 'Title', exact: true })

test('Back, then Forward, shows the saved article and can save it again', async ({ page }) => {
  await signIn(page)
  await newArticle(page, 'There and back', 'First words.')
  await save(page)
  await page.goBack()
  await page.waitForURL('/admin/posts')
  await expect(page.getByRole('link', { name: 'There and back', exact: true })).toBeVisible()
  await page.goForward()
  await page.waitForURL(/\/admin\/posts\/[0-9a-f]{24}$/)
  await expect(title(page)).toHaveValue('There and back')
  await expect(text(page)).toContainText('First words.')
  await typeText(page, 'More. ')
  await save(page)
})

test('Back from another screen shows the current version from the server', async ({ page }) => {
  const { postId, version } = await createPost(editor, { title: 'Before', body: 'Old words.' })
  await signIn(page, `/admin/posts/${postId}`)
  await expect(text(page)).toContainText('Old words.')
  await page.getByRole('link', { name: 'Posts', exact: true }).click()
  await page.waitForURL('/admin/posts')
  await saveDraft(editor, { postId, version, title: 'After', body: 'New words.' })
  await page.goBack()
  await expect(title(page)).toHaveValue('After')
  await expect(text(page)).toContainText('New words.')
})

test('a page restored from the back/forward cache shows the current version from the server', async ({
  page,
}) => {
  const { postId, version } = await createPost(editor, { title: 'Asleep', body: 'Old words.' })
  await signIn(page, `/admin/posts/${postId}`)
  await expect(text(page)).toContainText('Old words.')
  await saveDraft(editor, { postId, version, body: 'New words.' })
  await restoreFromCache(page)
  await expect(text(page)).toContainText('New words.')
})

test('a page restored from the back/forward cache keeps unsaved changes', async ({ page }) => {
  const { postId } = await createPost(editor, { title: 'Half asleep', body: 'Old words.' })
  await signIn(page, `/admin/posts/${postId}`)
  await typeText(page, 'Unsaved. ')
  await restoreFromCache(page)
  await expect(text(page)).toContainText('Unsaved. Old words.')
  await save(page)
})

test('Back and Forward right after typing show the newest words', async ({ page }) => {
  const { postId } = await createPost(editor, { title: 'Quick', body: 'Old words.' })
  await signIn(page, `/admin/posts/${postId}`)
  await page.getByRole('link', { name: 'Posts', exact: true }).click()
  await page.waitForURL('/admin/posts')
  await page.goBack()
  await typeText(page, 'Just typed. ')
  await page.goForward()
  await page.waitForURL('/admin/posts')
  await page.goBack()
  await expect(text(page)).toContainText('Just typed. Old words.')
  await expectSaved(page)
})

test('after a reload the fields show what was typed a moment before', async ({ page }) => {
  const { postId } = await createPost(editor, { title: 'As it is stored', dek: 'The dek.', body: 'Words.' })
  await signIn(page, `/admin/posts/${postId}`)
  await expect(text(page)).toContainText('Words.')
  await title(page).fill('As it was typed')
  await page.getByRole('textbox', { name: 'Dek', exact: true }).fill('Another dek.')
  await page.reload()
  await expect(title(page)).toHaveValue('As it was typed')
  await expect(page.getByRole('textbox', { name: 'Dek', exact: true })).toHaveValue('Another dek.')
  await expectSaved(page)
})

/** Simulates a restore from the back/forward cache, which headless Chromium does not have. */
async function restoreFromCache(page: Page) {
  await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  })
}

test('a text that arrives while the changes are shown is the one that the other views show then', async ({
  page,
}) => {
  const { postId, version } = await createPost(editor, { title: 'Elsewhere', body: 'Old words.' })
  await signIn(page, `/admin/posts/${postId}`)
  await expect(text(page)).toContainText('Old words.')
  await page.getByRole('tab', { name: 'Changes' }).click()
  await saveDraft(editor, { postId, version, body: 'New words.' })
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  // The views that are not shown follow, too.
  await expect(page.getByText('New words.').first()).toBeAttached()
  await page.getByRole('tab', { name: 'Source' }).click()
  await expect(text(page)).toContainText('New words.')
  await page.getByRole('tab', { name: 'Rich text' }).click()
  await expect(text(page)).toContainText('New words.')
  expect((await getDraft(editor, postId)).body).toBe('New words.')
})
