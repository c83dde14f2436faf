import { pasteText } from '../support/clipboard.ts'
import { imageFile } from '../support/images.ts'
import { openOutside } from '../support/outside.ts'
import { readSource } from '../support/source.ts'
import { newArticle, openSettings, publish, save, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

const MEDIA = /\/media\/[0-9a-f]{64}\.png/g

test('a pasted address becomes a card that readers get without another site', async ({ page }) => {
  const { origin, close } = await openOutside('#1f4e6b')
  await signIn(page)
  await newArticle(page, 'On tides', 'See this:')
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await page.keyboard.press('Enter')
  await pasteText(text, { 'text/plain': `${origin}/tides` })
  await expect(page.getByRole('option', { name: 'Show as a card' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const card = text.getByRole('group', { name: 'Link card' })
  await expect(card.getByLabel('Title')).toHaveValue('How tides work')
  await card.getByLabel('Name of the site').fill('Tide Table')
  close()
  await save(page)
  await publish(page)
  const source = await readSource(page)
  expect(source.replaceAll(MEDIA, '/x').replaceAll(origin, 'o')).toBe(
    'See this:\n\n<LinkCard href="o/tides" title="How tides work" description="The moon pulls, and the sea follows twice a day." site="Tide Table" image="/x" />',
  )
  await page.goto('/blog/on-tides')
  const link = page.getByRole('link', { name: 'How tides work' })
  await expect(link).toHaveAttribute('href', `${origin}/tides`)
  await expect(page.locator('.link-card img')).toHaveJSProperty('complete', true)
})

test('a card that cannot be filled in leaves the link, and says why', async ({ page }) => {
  await signIn(page)
  await newArticle(page, 'No card', '')
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await pasteText(text, { 'text/plain': 'http://127.0.0.1:1/secret' })
  await page.getByRole('option', { name: 'Show as a card' }).click()
  await expect(page.locator('.card-place.failed')).toHaveAttribute('data-message', /not on the public web/)
  expect(await readSource(page)).toBe('http://127.0.0.1:1/secret')
})

test('images of other sites are copied into the library, and undone', async ({ page }) => {
  const { origin, close } = await openOutside('#6b4e1f')
  await signIn(page)
  await newArticle(page, 'Pictures from elsewhere', '')
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await pasteText(text, {
    'text/html': `<p>One.</p><img src="${origin}/a.png" alt="A tide"><p>Two.</p><img src="${origin}/gone.jpg" alt="">`,
  })
  await expect(page.getByText('Images on other sites: 2.')).toBeVisible()
  await page.getByRole('button', { name: 'Upload all' }).click()
  await expect(page.getByText('The site does not show this address (404).')).toBeVisible()
  await expect(page.getByText('Images on other sites: 1.')).toBeVisible()
  close()
  const uploaded = await readSource(page)
  expect(uploaded).toMatch(/<Figure src="\/media\/[0-9a-f]{64}\.png" alt="A tide" \/>/)
  await page.getByRole('tab', { name: 'Rich text' }).click()
  await text.getByText('One.', { exact: true }).click()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('Images on other sites: 2.')).toBeVisible()
})

test('a focal point set in the library moves the crop that readers see', async ({ page }) => {
  await signIn(page, '/admin/media')
  await page.getByLabel('Upload images').setInputFiles([await imageFile('focus.png', '#224466')])
  await expect(page.getByText('Uploaded.')).toBeVisible()
  const item = page.getByRole('listitem').filter({ hasText: 'focus.png' }).last()
  await item.getByText('Focal point').click()
  await item.getByLabel('From the left').focus()
  for (let step = 0; step < 40; step += 1) await page.keyboard.press('ArrowLeft')
  await item.getByRole('button', { name: 'Save focal point' }).click()
  await expect(item.getByText('Saved.')).toBeVisible()
  await newArticle(page, 'In focus', 'Words.')
  await openSettings(page)
  await page.getByRole('button', { name: 'Choose a cover' }).click()
  await page.getByRole('dialog').getByRole('button').filter({ hasText: /focus/ }).first().click()
  await save(page)
  await publish(page)
  await page.goto('/blog/in-focus')
  const cover = page.getByRole('main').locator('img').first()
  await expect(cover).toHaveCSS('object-position', '10% 50%')
})
