import type { Page } from 'playwright/test'
import { getDraft } from '#lib/admin/drafts.ts'
import { publicationItself as editor } from '#lib/auth/viewer.ts'
import { createPost } from '#lib/posts/editing.ts'
import { publishArticle } from '../support/editing.ts'
import { cutOff, loseNextAnswer, SAVES, textOf, titleOf } from '../support/saving.ts'
import { expectSaved, expectStatus, newArticle, publish, signIn, typeText } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

test.use({ meetsOutages: true })

test('what is typed is saved by itself, into the draft and never into the live text', async ({
  page,
  request,
}) => {
  const { postId, href } = await publishArticle({ title: 'Live already', body: 'Old words.' })
  await signIn(page, `/admin/posts/${postId}`)
  await typeText(page, 'New and ')
  await expectStatus(page, 'Unsaved changes')
  await expectSaved(page)
  await expectStatus(page, 'Live with unpublished changes')
  expect(await getDraft(editor, postId)).toMatchObject({
    body: expect.stringContaining('New and Old words.'),
  })
  expect(await (await request.get(href)).text()).not.toContain('New and')
})

test('settings are saved by themselves too', async ({ page }) => {
  const { postId } = await createPost(editor, { title: 'Fields', body: 'Words.' })
  await signIn(page, `/admin/posts/${postId}`)
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByLabel('Excerpt').fill('In short.')
  await expectSaved(page)
  await expect.poll(async () => (await getDraft(editor, postId)).excerpt).toBe('In short.')
})

test('typing goes on while a save is under way, and nothing of it is lost', async ({ page }) => {
  const { postId } = await createPost(editor, { title: 'Slow', body: '' })
  await signIn(page, `/admin/posts/${postId}`)
  const gate = Promise.withResolvers<void>()
  await page.route(SAVES, async (route) => {
    if (route.request().method() === 'PATCH') await gate.promise
    await route.fallback()
  })
  await typeText(page, 'First.')
  await expectStatus(page, 'Saving…')
  await page.keyboard.type(' Second.')
  gate.resolve()
  await expectSaved(page)
  await expect(textOf(page)).toContainText('First. Second.')
  await expect.poll(() => bodyOf(postId)).toBe('First. Second.')
})

test('a small change in a long text sends little', async ({ page }) => {
  const paragraph = 'Many words, one after another, to fill a paragraph of a long text. '
  const { postId } = await createPost(editor, { title: 'Long', body: `Start.\n\n${paragraph.repeat(1_000)}` })
  await signIn(page, `/admin/posts/${postId}`)
  const saved = page.waitForRequest((request) => request.method() === 'PATCH')
  await typeText(page, 'A ')
  expect((await saved).postData()?.length).toBeLessThan(500)
  await expectSaved(page)
})

test('a lost answer accuses no one', async ({ page }) => {
  const { postId } = await createPost(editor, { title: 'Lost answer', body: '' })
  await signIn(page, `/admin/posts/${postId}`)
  await loseNextAnswer(page)
  await typeText(page, 'Stored.')
  await expectStatus(page, 'Offline – kept on this device')
  await page.keyboard.type(' And more.')
  await expectSaved(page)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await bodyOf(postId)).toBe('Stored. And more.')
})

test('offline, writing goes on; back online, it is saved without a hand', async ({ page, context }) => {
  const { postId } = await createPost(editor, { title: 'Train', body: '' })
  await signIn(page, `/admin/posts/${postId}`)
  await textOf(page).click()
  await context.setOffline(true)
  await page.keyboard.type('In the tunnel.')
  await expectStatus(page, 'Offline – kept on this device')
  await expect(page.getByRole('banner').getByRole('status')).toContainText('Offline – kept on this device')
  await page.keyboard.type(' Still there.')
  await context.setOffline(false)
  await expectSaved(page)
  await expect.poll(() => bodyOf(postId)).toBe('In the tunnel. Still there.')
})

test('the first save of a new article may fail, and the words stay', async ({ page }) => {
  await signIn(page)
  await page.getByRole('button', { name: 'New article' }).click()
  await page.waitForURL(/\/admin\/posts\/[0-9a-f]{24}$/)
  const reconnect = await cutOff(page)
  await typeText(page, 'Without a title.')
  await expectStatus(page, 'Offline – kept on this device')
  await reconnect()
  await focus(page)
  await expectSaved(page)
  await page.reload()
  await expect(textOf(page)).toContainText('Without a title.')
})

test('one bad field does not hold up the text', async ({ page }) => {
  await publishArticle({ title: 'Taken address', body: 'x' })
  const { postId } = await createPost(editor, { title: 'Second', body: '' })
  await signIn(page, `/admin/posts/${postId}`)
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByLabel('Address').fill('taken-address')
  await typeText(page, 'Saved all the same.')
  await expectStatus(page, 'Not saved: ')
  await expect.poll(() => bodyOf(postId)).toBe('Saved all the same.')
  await page.getByLabel('Address').fill('free-address')
  await expectSaved(page)
})

test('what is published is what is on the screen, at once after the last key', async ({ page, request }) => {
  await signIn(page)
  await newArticle(page, 'Hurried', 'One.')
  await publish(page)
  await typeText(page, 'Two. ')
  await publish(page)
  expect(await (await request.get('/blog/hurried')).text()).toContain('Two. One.')
})

test('a browser that keeps nothing on the device says so, and asks before words are lost', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      value: {
        open: () => {
          throw new DOMException('Blocked.', 'SecurityError')
        },
      },
    })
  })
  const { postId } = await createPost(editor, { title: 'Blocked', body: '' })
  await signIn(page, `/admin/posts/${postId}`)
  await cutOff(page)
  await typeText(page, 'Nowhere.')
  await expectStatus(page, 'Offline – not kept on this device, the browser blocks its storage')
  const asked = page.waitForEvent('dialog')
  void page.reload().catch(() => {})
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await expect(titleOf(page)).toHaveValue('Blocked')
  await expect(textOf(page)).toContainText('Nowhere.')
})

async function bodyOf(postId: string): Promise<string> {
  return (await getDraft(editor, postId)).body.trim()
}

/** The writer comes back to the page from another window. */
async function focus(page: Page) {
  await page.evaluate(() => dispatchEvent(new Event('focus')))
}
