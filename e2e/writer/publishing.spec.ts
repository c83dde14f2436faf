import { placesOf, placesShowing } from '../support/places.ts'
import { beginArticle, openSettings, publish, save, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

test('an article goes from the desk to its readers, moves, and goes away', async ({ page, request }) => {
  await signIn(page)
  await beginArticle(page, 'Straight from the desk', 'Written by hand.')
  await save(page)
  expect((await request.get('/blog/straight-from-the-desk')).status()).toBe(404)

  await publish(page)
  expect(await (await request.get('/blog/straight-from-the-desk')).text()).toContain('Written by hand.')
  expect(await placesShowing(request, '/blog/straight-from-the-desk', placesOf())).toEqual(placesOf())

  await openSettings(page)
  await page.getByLabel('Address').fill('moved-from-the-desk')
  await expect(page.getByText('by a permanent redirect')).toBeVisible()
  await publish(page)
  const moved = await request.get('/blog/straight-from-the-desk', { maxRedirects: 0 })
  expect(moved.status()).toBe(308)
  expect(moved.headers().location).toBe('/blog/moved-from-the-desk')

  page.on('dialog', (dialog) => dialog.accept())
  await page.getByRole('button', { name: 'Unpublish' }).click()
  await expect(page.getByRole('banner').getByRole('status')).toContainText('Draft ·')
  expect((await request.get('/blog/moved-from-the-desk')).status()).toBe(404)
  expect(await placesShowing(request, '/blog/moved-from-the-desk', placesOf())).toEqual([])
})

test('the next version of a live article stays at the desk until it is published', async ({
  page,
  request,
}) => {
  await signIn(page)
  await beginArticle(page, 'Two versions', 'First.')
  await publish(page)
  await page.getByRole('textbox', { name: 'Dek' }).fill('Only at the desk')
  await save(page)
  await expect(page.getByText('Live with unpublished changes')).toBeVisible()
  expect(await (await request.get('/blog/two-versions')).text()).not.toContain('Only at the desk')
  await publish(page)
  expect(await (await request.get('/blog/two-versions')).text()).toContain('Only at the desk')
})

test('a preview shows the draft to staff and to nobody else', async ({ page, request }) => {
  await signIn(page)
  await beginArticle(page, 'Seen before its time', 'Not yet.')
  const opened = page.context().waitForEvent('page')
  await page.getByRole('button', { name: 'Preview' }).click()
  const preview = await opened
  await preview.waitForURL(/\/preview\//)
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('Seen before its time')
  const seen = await page.request.get(preview.url())
  expect(seen.headers()).toMatchObject({ 'cache-control': 'private, no-store' })
  expect(await seen.text()).toContain('noindex')
  expect((await request.get(preview.url())).status()).toBe(404)
})
