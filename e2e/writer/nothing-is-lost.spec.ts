import { beginArticle, expectSaved, giveCredentials, save, signIn, typeText } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

test('two tabs collide, and neither text is lost', async ({ page, context }) => {
  await signIn(page)
  await beginArticle(page, 'Two hands', 'Begun.')
  await save(page)
  const other = await context.newPage()
  await other.goto(page.url())
  await typeText(other, 'Theirs. ')
  await save(other)

  await typeText(page, 'Mine. ')
  await page.keyboard.press('ControlOrMeta+s')
  const dialog = page.getByRole('dialog')
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
