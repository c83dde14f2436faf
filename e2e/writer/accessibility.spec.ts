import { publicationItself } from '#lib/auth/viewer.ts'
import { createPost, saveDraft } from '#lib/posts/editing.ts'
import { inviteUser } from '#lib/users/inviting.ts'
import { violationsInBothThemes } from '../support/axe.ts'
import { imageFile, pasteFiles, svgFile } from '../support/images.ts'
import { expectSaved, newArticle, openSettings, save, signIn, typeText } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'
import { createStaffUser } from '../support/users.ts'

const SCREENS = [
  '/admin/posts',
  '/admin/posts?state=review',
  '/admin/posts?q=nothing-like-this',
  '/admin/media',
  '/admin/media?q=nothing-like-this',
  '/admin/snippets',
  '/admin/tags',
  '/admin/bylines',
  '/admin/users',
  '/admin/settings',
  '/admin/activity',
  '/admin/mail',
  '/admin/jobs',
  '/admin/account',
  '/admin/unsaved',
  '/admin/posts/ffffffffffffffffffffffff',
]

// Each looks at several screens in both themes, which takes minutes on a busy machine.
test.describe.configure({ timeout: 400_000 })

test('axe finds no violations on sign-in, an invitation and an expired link, in either theme', async ({
  page,
}) => {
  const email = `${crypto.randomUUID()}@example.org`
  const token = await inviteUser(publicationItself, { email, role: 'author' })
  for (const address of ['/login', '/login?error=wrong', `/invite/${token}`, '/invite/used', '/setup']) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await violationsInBothThemes(page), address).toEqual([])
  }
})

test('axe finds no violations on any admin screen', async ({ page }) => {
  await createStaffUser('author', 'Somebody')
  await signIn(page)
  for (const address of SCREENS) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await violationsInBothThemes(page), address).toEqual([])
  }
})

test('axe finds no violations in dialogs and error messages', async ({ page }) => {
  await signIn(page, '/admin/tags')
  await page
    .getByRole('button', { name: /^Edit / })
    .first()
    .click()
  await page.getByRole('dialog').getByLabel('Name').fill('')
  expect(await violationsInBothThemes(page), 'the dialog of a tag').toEqual([])
  await page.goto('/admin/settings')
  await page.getByLabel('Time zone').fill('Europe/Atlantis')
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByText('Enter a time zone such as Europe/Berlin.').first()).toBeVisible()
  expect(await violationsInBothThemes(page), 'wrong settings').toEqual([])
  await page.goto('/admin/account')
  await page.getByLabel('Current password').fill('wrong')
  await page.getByLabel('New password').fill('a new and long one')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Incorrect password.')).toBeVisible()
  expect(await violationsInBothThemes(page), 'a wrong password').toEqual([])
})

test('axe finds no violations where saving needs the writer', async ({ page, context }) => {
  const { postId, version } = await createPost(publicationItself, { title: 'Both', body: 'Begun.' })
  await signIn(page, `/admin/posts/${postId}`)
  // Typed first: a page where nothing was changed follows what others save.
  await typeText(page, 'Mine. ')
  await saveDraft(publicationItself, { postId, version, body: 'Theirs.', tags: ['Theirs'] })
  await page.getByRole('button', { name: 'Compare and choose' }).click()
  expect(await violationsInBothThemes(page), 'two texts').toEqual([])
  await page.getByRole('button', { name: 'Save this choice' }).click()
  await expectSaved(page)
  await openSettings(page)
  await page.getByText('Kept versions').click()
  await page
    .getByRole('button', { name: /\(conflict\)/ })
    .first()
    .click()
  expect(await violationsInBothThemes(page), 'a kept version').toEqual([])
  await page.getByRole('button', { name: 'Close' }).click()
  await context.clearCookies()
  await typeText(page, 'More. ')
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
  expect(await violationsInBothThemes(page), 'the end of the session').toEqual([])
})

test('axe finds no violations in the editor', async ({ page }) => {
  await signIn(page)
  await newArticle(page, 'Looked at', '## A heading')
  await openSettings(page)
  expect(await violationsInBothThemes(page)).toEqual([])
  await page.getByRole('tab', { name: 'Source' }).click()
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toContainText('## A heading')
  expect(await violationsInBothThemes(page)).toEqual([])
})

test('axe finds no violations in the image chooser, image forms, cover and descriptions', async ({
  page,
}) => {
  await signIn(page)
  await newArticle(page, 'Images looked at', 'Text.')
  await page.getByRole('button', { name: 'Image', exact: true }).click()
  const chooser = page.getByRole('dialog', { name: 'Insert an image' })
  await expect(chooser.getByText(/^\d+ images$/)).toBeVisible()
  expect(await violationsInBothThemes(page)).toEqual([])
  await chooser.getByRole('listitem').getByRole('button').first().click()
  await expect(page.getByRole('textbox', { name: 'Alt text' })).toBeFocused()
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await pasteFiles(text, [svgFile, await imageFile('axe.png', '#d0e0f0')])
  await expect(page.getByText('Inserted.')).toBeVisible()
  await openSettings(page)
  await page.getByRole('button', { name: 'Choose a cover' }).click()
  await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click()
  await expect(page.getByLabel('Alt text of the cover')).toBeVisible()
  expect(await violationsInBothThemes(page)).toEqual([])
  await save(page)
  await page.getByRole('tab', { name: 'Source' }).click()
  await page.getByRole('button', { name: 'Describe axe.png' }).click()
  await expect(page.getByRole('dialog', { name: 'Describe the image' })).toBeVisible()
  expect(await violationsInBothThemes(page)).toEqual([])
})
