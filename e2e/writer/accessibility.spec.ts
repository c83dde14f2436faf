import { violationsOf } from '../support/axe.ts'
import { pasteFiles, pictureFile, svgFile } from '../support/pictures.ts'
import { beginArticle, openSettings, save, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('axe finds nothing wrong with sign-in, the list of posts and the writing room', async ({ page }) => {
      await page.goto('/login')
      expect(await violationsOf(page)).toEqual([])
      await signIn(page)
      expect(await violationsOf(page)).toEqual([])
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
