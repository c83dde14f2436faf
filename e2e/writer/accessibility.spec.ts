import { publicationItself } from '#lib/auth/viewer.ts'
import { inviteUser } from '#lib/users/inviting.ts'
import { violationsOf } from '../support/axe.ts'
import { employ } from '../support/people.ts'
import { pasteFiles, pictureFile, svgFile } from '../support/pictures.ts'
import { beginArticle, openSettings, save, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

const SCREENS = [
  '/admin/posts',
  '/admin/posts?state=review',
  '/admin/posts?q=nothing-like-this',
  '/admin/media',
  '/admin/media?q=nothing-like-this',
  '/admin/tags',
  '/admin/users',
  '/admin/settings',
  '/admin/activity',
  '/admin/account',
  '/admin/posts/ffffffffffffffffffffffff',
]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('axe finds nothing wrong with sign-in, an invitation and a link that opens nothing', async ({
      page,
    }) => {
      const email = `${crypto.randomUUID()}@example.org`
      const token = await inviteUser(publicationItself, { email, role: 'author' })
      for (const address of ['/login', '/login?error=wrong', `/invite/${token}`, '/invite/used', '/setup']) {
        await page.goto(address)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        expect(await violationsOf(page), address).toEqual([])
      }
    })

    test('axe finds nothing wrong with any screen of the desk', async ({ page }) => {
      test.setTimeout(180_000)
      await employ('author', 'Somebody')
      await signIn(page)
      for (const address of SCREENS) {
        await page.goto(address)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        expect(await violationsOf(page), address).toEqual([])
      }
    })

    test('axe finds nothing wrong with dialogs and with what went wrong', async ({ page }) => {
      await signIn(page, '/admin/tags')
      await page
        .getByRole('button', { name: /^Change / })
        .first()
        .click()
      await page.getByRole('dialog').getByLabel('Name').fill('')
      expect(await violationsOf(page), 'the dialog of a tag').toEqual([])
      await page.goto('/admin/settings')
      await page.getByLabel('Time zone').fill('Europe/Atlantis')
      await page.getByRole('button', { name: 'Save the settings' }).click()
      await expect(page.getByText('Enter a time zone such as Europe/Berlin.').first()).toBeVisible()
      expect(await violationsOf(page), 'wrong settings').toEqual([])
      await page.goto('/admin/account')
      await page.getByLabel('Your password now').fill('wrong')
      await page.getByLabel('New password').fill('a new and long one')
      await page.getByRole('button', { name: 'Change the password' }).click()
      await expect(page.getByText('Incorrect password.')).toBeVisible()
      expect(await violationsOf(page), 'a wrong password').toEqual([])
    })

    test('axe finds nothing wrong with the writing room', async ({ page }) => {
      await signIn(page)
      await beginArticle(page, `Looked at in the ${colorScheme}`, '## A heading')
      await openSettings(page)
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('tab', { name: 'Source' }).click()
      await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toContainText('## A heading')
      expect(await violationsOf(page)).toEqual([])
    })

    test('axe finds nothing wrong with pictures: their choice, their forms, the cover, the changes', async ({
      page,
    }) => {
      await signIn(page)
      await beginArticle(page, `Pictures in the ${colorScheme}`, 'Text.')
      await page.getByRole('button', { name: 'Picture', exact: true }).click()
      const shelf = page.getByRole('dialog', { name: 'Add a picture' })
      await expect(shelf.getByText(/^\d+ pictures$/)).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await shelf.getByRole('listitem').getByRole('button').first().click()
      await expect(page.getByRole('textbox', { name: 'What it shows' })).toBeFocused()
      const text = page.getByRole('textbox', { name: 'Text', exact: true })
      await pasteFiles(text, [svgFile, await pictureFile('axe.png', '#d0e0f0')])
      await expect(page.getByText('In the text.')).toBeVisible()
      await openSettings(page)
      await page.getByRole('button', { name: 'Choose a cover' }).click()
      await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click()
      await expect(page.getByLabel('What the cover shows')).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await save(page)
      await page.getByRole('tab', { name: 'Source' }).click()
      await page.getByRole('button', { name: 'Describe axe.png' }).click()
      await expect(page.getByRole('dialog', { name: 'Describe the picture' })).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
    })
  })
}
