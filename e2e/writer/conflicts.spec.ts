import type { Page } from 'playwright/test'
import { getDraft } from '#lib/admin/drafts.ts'
import { publicationItself as editor, type Viewer } from '#lib/auth/viewer.ts'
import { createPost, saveDraft } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { requestChanges, submitPost } from '#lib/posts/reviewing.ts'
import '../support/editing.ts'
import { textOf, titleOf } from '../support/saving.ts'
import { expectSaved, expectStatus, openSettings, save, signIn, typeText } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'
import { createStaffUser } from '../support/users.ts'

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Two texts of this post' })

test('two writers in one paragraph: the second is shown both, takes both, and nothing disappears', async ({
  page,
}) => {
  const { postId, ben } = await conflict(page, 'Two hands')
  await expectStatus(page, 'Not saved: Ben saved another text. Compare them')
  await page.keyboard.press('ControlOrMeta+s')
  const dialog = dialogOf(page)
  await expect(dialog).toContainText('Ben saved this post at')
  const part = dialog.getByRole('group', { name: 'Text, part 1 of 1' })
  await expect(part).toContainText('Mine. Begun.')
  await expect(part).toContainText('Theirs. Begun.')
  await expect(part.getByRole('radio', { name: 'Both' })).toBeChecked()
  await dialog.getByRole('button', { name: 'Save this choice' }).click()
  await expectSaved(page)
  await page.reload()
  await expect(textOf(page)).toContainText('Mine. Begun.')
  await expect(textOf(page)).toContainText('Theirs. Begun.')
  expect((await getDraft(ben, postId)).body.trim()).toBe('Mine. Begun.\n\nTheirs. Begun.\n\nThe end.')
})

test('what the choice leaves out can be looked up', async ({ page }) => {
  await conflict(page, 'Left out')
  await page.getByRole('button', { name: 'Compare and choose' }).click()
  await dialogOf(page).getByRole('button', { name: 'Take all of theirs' }).click()
  await dialogOf(page).getByRole('button', { name: 'Save this choice' }).click()
  await expectSaved(page)
  await expect(textOf(page)).toContainText('Theirs. Begun.')
  await expect(textOf(page)).not.toContainText('Mine.')
  await openSettings(page)
  await page.getByText('Kept versions').click()
  await page.getByRole('button', { name: /by ana.*\(conflict\)/ }).click()
  await expect(page.getByLabel('Text of this version')).toHaveValue(/^Mine\. Begun\./)
})

test('a decision can wait: the text stays, and stays on the device', async ({ page }) => {
  await conflict(page, 'Later')
  await page.getByRole('button', { name: 'Compare and choose' }).click()
  await dialogOf(page).getByRole('button', { name: 'Decide later' }).click()
  await typeText(page, 'Longer. ')
  await expectStatus(page, 'Not saved: Ben saved another text.')
  await page.reload()
  await page.getByRole('button', { name: 'Bring back' }).click()
  await expect(dialogOf(page)).toContainText('Longer. Mine. Begun.')
})

test('changes to different fields are put together without a question', async ({ page }) => {
  const { postId, version } = await createPost(editor, { title: 'Apart', body: 'Begun.' })
  await signIn(page, `/admin/posts/${postId}`)
  await typeText(page, 'Mine. ')
  await saveDraft(editor, { postId, version, dek: 'Theirs' })
  await save(page)
  await expect(page.getByRole('textbox', { name: 'Dek', exact: true })).toHaveValue('Theirs')
  expect(await getDraft(editor, postId)).toMatchObject({
    dek: 'Theirs',
    body: expect.stringContaining('Mine. Begun.'),
  })
})

test('a publication, a review and a return by somebody else are no conflict, and show on the screen', async ({
  page,
}) => {
  const { postId, version } = await createPost(editor, { title: 'Busy desk', body: 'Begun.' })
  await signIn(page, `/admin/posts/${postId}`)
  await submitPost(editor, postId)
  await focus(page)
  await expectStatus(page, 'Draft, in review')
  await requestChanges(editor, postId)
  await focus(page)
  await expectStatus(page, 'Draft, changes requested')
  await publishPost(editor, { postId, version })
  await typeText(page, 'More. ')
  await expectSaved(page)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await focus(page)
  await expectStatus(page, 'Live with unpublished changes')
})

test('a newer text appears on a page where nothing was changed', async ({ page }) => {
  const { postId, version } = await createPost(editor, { title: 'Asleep in a tab', body: 'Old.' })
  await signIn(page, `/admin/posts/${postId}`)
  await expect(textOf(page)).toContainText('Old.')
  await saveDraft(editor, { postId, version, title: 'Awake', body: 'New.' })
  await focus(page)
  await expect(titleOf(page)).toHaveValue('Awake')
  await expect(textOf(page)).toContainText('New.')
})

test('two tabs of one writer follow each other', async ({ page, context }) => {
  const { postId } = await createPost(editor, { title: 'Tabs', body: 'Begun.' })
  await signIn(page, `/admin/posts/${postId}`)
  const other = await context.newPage()
  await other.goto(page.url())
  await typeText(other, 'There. ')
  await expectSaved(other)
  await expect(textOf(page)).toContainText('There. Begun.')
  await typeText(page, 'Here. ')
  await expectSaved(page)
  await expect(textOf(other)).toContainText('Here. There. Begun.')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

/** Ben saves the paragraph that Ana is typing in. */
async function conflict(page: Page, title: string) {
  const { id: userId } = await createStaffUser('editor', 'Ben')
  const ben: Viewer = { role: 'editor', userId }
  const { postId, version } = await createPost(editor, { title, body: 'Begun.\n\nThe end.' })
  await signIn(page, `/admin/posts/${postId}`)
  await expect(textOf(page)).toContainText('Begun.')
  await saveDraft(ben, { postId, version, body: 'Theirs. Begun.\n\nThe end.' })
  await typeText(page, 'Mine. ')
  await expect(page.getByRole('button', { name: 'Compare and choose' })).toBeVisible()
  return { postId, ben }
}

/** The writer comes back to the page from another window, once it listens, which it does before it shows the text. */
async function focus(page: Page) {
  await textOf(page).waitFor()
  await page.evaluate(() => dispatchEvent(new Event('focus')))
}
