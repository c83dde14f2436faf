import type { Browser, Page } from 'playwright/test'
import { getDraft } from '#lib/admin/drafts.ts'
import { publicationItself as editor } from '#lib/auth/viewer.ts'
import { createPost } from '#lib/posts/editing.ts'
import '../support/editing.ts'
import { killPage } from '../support/kills/killing.ts'
import { cutOff, SAVES, textOf } from '../support/saving.ts'
import { expectSaved, expectStatus, save, signIn, typeText } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'
import { createStaffUser } from '../support/users.ts'

test.use({ meetsOutages: true })

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

test('an hour without a connection: few retries, every word stays, and all is saved on return', async ({
  page,
}) => {
  test.setTimeout(300_000)
  const { postId } = await createPost(editor, { title: 'A long tunnel', body: '' })
  await page.clock.install()
  await signIn(page, `/admin/posts/${postId}`)
  await textOf(page).click()
  const reconnect = await cutOff(page)
  let tries = 0
  page.on('request', (request) => {
    if (request.method() === 'PATCH') tries += 1
  })
  const words: string[] = []
  for (let minute = 0; minute < 60; minute++) {
    const word = `minute${minute}`
    words.push(word)
    await page.keyboard.type(`${word} `)
    await page.clock.runFor(MINUTE)
    await expectStatus(page, 'Offline – kept on this device')
  }
  expect(tries).toBeGreaterThan(10)
  expect(tries).toBeLessThan(200)
  await reconnect()
  await page.clock.runFor(2 * MINUTE)
  await expectSaved(page)
  expect((await getDraft(editor, postId)).body.trim()).toBe(words.join(' '))
})

for (const [name, shift] of [
  ['ahead', DAY],
  ['behind', -DAY],
] as const)
  test(`a device whose clock is a day ${name} saves, and brings back what it kept`, async ({ page }) => {
    const { postId } = await createPost(editor, { title: `A day ${name}`, body: 'Begun.' })
    await page.clock.install({ time: Date.now() + shift })
    await signIn(page, `/admin/posts/${postId}`)
    await typeText(page, 'Saved. ')
    await expectSaved(page)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await cutOff(page)
    await typeText(page, 'Kept. ')
    await expectStatus(page, 'Offline – kept on this device')
    const next = await page.context().newPage()
    // Not closed: a page that ends hands over its last words, past what cuts it off.
    await killPage(page, 'renderer')
    await next.goto(`/admin/posts/${postId}`)
    await next.getByRole('button', { name: 'Bring back' }).click()
    await save(next)
    expect((await getDraft(editor, postId)).body.trim()).toBe('Kept. Saved. Begun.')
  })

test('three writers of one article: each is asked, and no words disappear', async ({ page, browser }) => {
  test.setTimeout(300_000)
  const { postId } = await createPost(editor, { title: 'Three hands', body: 'One.\n\nTwo.\n\nThree.' })
  const [ben, cleo] = [await colleague(browser, 'Ben', postId), await colleague(browser, 'Cleo', postId)]
  await signIn(page, `/admin/posts/${postId}`)
  const writers = [
    { at: page, words: 'Ana' },
    { at: ben, words: 'Ben' },
    { at: cleo, words: 'Cleo' },
  ]
  for (const { at, words } of writers) await typeText(at, `${words}. `)
  await expect
    .poll(async () => {
      for (const { at } of writers) await chooseBoth(at)
      const { body } = await getDraft(editor, postId)
      return writers.filter(({ words }) => body.includes(`${words}. `)).length
    })
    .toBe(3)
  for (const { at } of writers) {
    await at.evaluate(() => dispatchEvent(new Event('focus')))
    await expectSaved(at)
    for (const { words } of writers) await expect(textOf(at)).toContainText(`${words}. `)
  }
  await Promise.all([ben, cleo].map((other) => other.context().close()))
})

test('a save that arrives twice is stored once', async ({ page }) => {
  const { postId, version } = await createPost(editor, { title: 'Doubled', body: '' })
  await signIn(page, `/admin/posts/${postId}`)
  await page.route(SAVES, async (route) => {
    if (route.request().method() === 'PATCH') await route.fetch()
    await route.fallback()
  })
  await typeText(page, 'Once.')
  await expectSaved(page)
  await page.keyboard.type(' Again.')
  await save(page)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await getDraft(editor, postId)).toMatchObject({ body: 'Once. Again.', version: version + 2 })
})

test('a device whose storage is full says so', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room.', 'QuotaExceededError')
    }
  })
  const { postId } = await createPost(editor, { title: 'Full', body: '' })
  await signIn(page, `/admin/posts/${postId}`)
  await cutOff(page)
  await typeText(page, 'No room. ')
  await expectStatus(page, 'Offline – not kept on this device, its storage is full')
})

async function colleague(browser: Browser, name: string, postId: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, `/admin/posts/${postId}`, await createStaffUser('editor', name))
  await textOf(page).waitFor()
  return page
}

/** Takes both texts when the page asks. */
async function chooseBoth(page: Page) {
  const ask = page.getByRole('button', { name: 'Compare and choose' })
  if (!(await ask.isVisible())) return
  await ask.click()
  const dialog = page.getByRole('dialog', { name: 'Two texts of this post' })
  for (const both of await dialog.getByRole('radio', { name: 'Both' }).all()) await both.check()
  await dialog.getByRole('button', { name: 'Save this choice' }).click()
  await dialog.waitFor({ state: 'detached' })
}
