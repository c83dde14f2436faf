import { metas, readTags, structuredData } from '../support/document.ts'
import { imageFile } from '../support/images.ts'
import { expectSaved, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

test('a logo is shown on every page, in feeds and in structured data until it is removed', async ({
  page,
  request,
}) => {
  await signIn(page, '/admin/settings')
  await page.getByLabel('Upload a logo').setInputFiles(await imageFile('logo.png', '#aa3311'))
  await expect(page.getByRole('button', { name: 'Remove the logo' })).toBeVisible()
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByText('Settings saved. The site is updated.')).toBeVisible()

  for (const path of ['/', '/blog', '/blog/attention-by-hand']) {
    await page.goto(path)
    await expect(page.getByRole('banner').getByRole('img', { name: 'LLM.info' })).toBeVisible()
  }
  const src = await page.getByRole('banner').getByRole('img', { name: 'LLM.info' }).getAttribute('src')
  expect((await request.get(src ?? '')).headers()['content-type']).toBe('image/png')
  for (const feed of ['/feed.xml', '/atom.xml', '/feed.json'])
    await expect.poll(async () => (await request.get(feed)).text()).toContain(src)
  const article = async () => readTags(await (await request.get('/blog/attention-by-hand')).text())
  await expect
    .poll(async () => JSON.stringify(structuredData(Object.values(await article()).flat())))
    .toContain(src)
  expect(metas((await article()).head, 'og:site_name')).toEqual(['LLM.info'])

  await page.goto('/admin/settings')
  await page.getByRole('button', { name: 'Remove the logo' }).click()
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByText('Settings saved. The site is updated.')).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'LLM.info' })).toBeVisible()
  await expect(page.getByRole('banner').getByRole('img', { name: 'LLM.info' })).toHaveCount(0)
})

test('an invalid setting shows an error at its field and keeps the input', async ({ page }) => {
  await signIn(page, '/admin/settings')
  await page.getByLabel('Time zone').fill('Europe/Atlantis')
  await page.getByLabel('Accent colour, light theme').fill('#ff8866')
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByText('Enter a time zone such as Europe/Berlin.').first()).toBeVisible()
  await expect(page.getByText('with a contrast of at least 4.5 : 1').first()).toBeVisible()
  await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Atlantis')
  await expect(page.getByLabel('Time zone')).toHaveAttribute('aria-invalid', 'true')
})

test('a post can be moved to the trash from the list and restored', async ({ page }) => {
  await signIn(page)
  await page.getByRole('button', { name: 'New page' }).click()
  await page.waitForURL(/\/admin\/posts\/[0-9a-f]{24}$/)
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('A page for the trash')
  await page.keyboard.press('ControlOrMeta+s')
  await expectSaved(page)
  await page.goto('/admin/posts?q=for+the+trash')
  await page.getByRole('button', { name: 'Move A page for the trash to the trash' }).click()
  await expect(page.getByText('No posts match')).toBeVisible()
  await page.getByRole('link', { name: 'Trash', exact: true }).click()
  await page.getByRole('button', { name: 'Restore A page for the trash' }).click()
  await expect(page.getByText('No posts match')).toBeVisible()
  await page.getByRole('link', { name: 'All', exact: true }).click()
  await expect(page.getByRole('row', { name: 'A page for the trash' })).toContainText('Page')
})
