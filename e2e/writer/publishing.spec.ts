import { listingPaths, pathsShowing } from '../support/listings.ts'
import { expectStatus, newArticle, openSettings, publish, save, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

test('an article can be published, moved and unpublished', async ({ page, request }) => {
  await signIn(page)
  await newArticle(page, 'Straight from the editor', 'Written by hand.')
  await save(page)
  expect((await request.get('/blog/straight-from-the-editor')).status()).toBe(404)

  await publish(page)
  expect(await (await request.get('/blog/straight-from-the-editor')).text()).toContain('Written by hand.')
  expect(await pathsShowing(request, '/blog/straight-from-the-editor', listingPaths())).toEqual(
    listingPaths(),
  )

  await openSettings(page)
  await page.getByLabel('Address').fill('moved-from-the-editor')
  await expect(page.getByText('will redirect permanently')).toBeVisible()
  await publish(page)
  const moved = await request.get('/blog/straight-from-the-editor', { maxRedirects: 0 })
  expect(moved.status()).toBe(308)
  expect(moved.headers().location).toBe('/blog/moved-from-the-editor')

  page.on('dialog', (dialog) => dialog.accept())
  await page.getByRole('button', { name: 'Unpublish' }).click()
  await expectStatus(page, 'Draft ·')
  expect((await request.get('/blog/moved-from-the-editor')).status()).toBe(404)
  expect(await pathsShowing(request, '/blog/moved-from-the-editor', listingPaths())).toEqual([])
})

test('changes to a live article stay hidden until they are published', async ({ page, request }) => {
  await signIn(page)
  await newArticle(page, 'Two versions', 'First.')
  await publish(page)
  await page.getByRole('textbox', { name: 'Dek' }).fill('Only in the draft')
  await save(page)
  await expectStatus(page, 'Live with unpublished changes')
  expect(await (await request.get('/blog/two-versions')).text()).not.toContain('Only in the draft')
  await publish(page)
  expect(await (await request.get('/blog/two-versions')).text()).toContain('Only in the draft')
})

test('only signed-in users can see the preview of a draft', async ({ page, request }) => {
  await signIn(page)
  await newArticle(page, 'Seen before its time', 'Not yet.')
  const opened = page.context().waitForEvent('page')
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.getByRole('button', { name: 'Open in a new tab' }).click()
  const preview = await opened
  await preview.waitForURL(/\/preview\//)
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('Seen before its time')
  const seen = await page.request.get(preview.url())
  expect(seen.headers()).toMatchObject({ 'cache-control': 'private, no-store' })
  expect(await seen.text()).toContain('noindex')
  expect((await request.get(preview.url())).status()).toBe(404)
})
