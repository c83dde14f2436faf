import { htmlOf, linkIn } from '#test/mail/reading.ts'
import { reply, startMailServer } from '#test/mail/server.ts'
import { violationsInBothThemes, violationsOf } from '../support/axe.ts'
import { type Publication, startPublication } from '../support/publication.ts'
import { port } from '../support/site.ts'
import { owner, signIn, submitCredentials } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

/** The mail server refuses it for good. */
const GONE = 'gone@example.org'

const BEN = { email: 'ben@example.org', password: 'a long enough password' }

// One publication, and messages of the first story are looked at in the others.
test.describe.configure({ mode: 'serial' })

let site: Publication
let mail: Awaited<ReturnType<typeof startMailServer>>

test.beforeAll(async () => {
  test.setTimeout(300_000)
  mail = await startMailServer({
    onRcptTo: ({ address }, _session, done) =>
      done(address === GONE ? reply(550, 'No such user here.') : undefined),
  })
  site = await startPublication({
    SAMPLE_CONTENT: 'false',
    PORT: String(port + 6),
    SMTP_URL: mail.url,
    MAIL_FROM: 'desk@quiet.example',
    ADMIN_EMAIL: owner.email,
    ADMIN_PASSWORD: owner.password,
  })
})

test.afterAll(async () => {
  await site.stop()
  await mail.stop()
})

/** The newest message to an address with these words, once it has come. */
async function received(to: string, words: string | RegExp): Promise<string> {
  const find = () =>
    mail.received.findLast((message) => message.to[0] === to && subjectOf(message.raw).match(words))
  await expect.poll(() => find()?.raw ?? '', { timeout: 90_000 }).not.toBe('')
  return find()?.raw ?? ''
}

function subjectOf(raw: string): string {
  return /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(raw)?.[1]?.replace(/\r\n[ \t]+/g, ' ') ?? ''
}

test('a writer is invited by mail, forgets the password and chooses another', async ({ page, browser }) => {
  test.setTimeout(300_000)
  await page.goto(`${site.url}/login`)
  await submitCredentials(page)
  await page.waitForURL(/\/admin\/posts$/)
  await page.goto(`${site.url}/admin/users`)
  await page.getByLabel('E-mail address').fill(BEN.email)
  await page.getByRole('combobox', { name: 'Role', exact: true }).selectOption('author')
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.getByText('The invitation is on its way.')).toBeVisible()

  const invitation = await received(BEN.email, /invited/)
  const ben = await (await browser.newContext()).newPage()
  await ben.goto(linkIn(invitation, site.url))
  await ben.getByLabel('Name').fill('Ben Writer')
  await ben.getByLabel('Password').fill(BEN.password)
  await ben.getByRole('button', { name: 'Create account' }).click()
  await expect(ben.getByText('Your account is ready.')).toBeVisible()
  await received(owner.email, /has joined/)

  await ben.getByRole('link', { name: 'Forgot your password?' }).click()
  expect(await violationsInBothThemes(ben)).toEqual([])
  await ben.getByLabel('E-mail address').fill('stranger@example.org')
  await ben.getByRole('button', { name: 'Send the link' }).click()
  const answer = await ben.getByRole('status').textContent()
  await ben.goto(`${site.url}/login/forgotten`)
  await ben.getByLabel('E-mail address').fill(BEN.email)
  await ben.getByRole('button', { name: 'Send the link' }).click()
  await expect(ben.getByRole('status')).toHaveText(answer ?? '')

  const link = linkIn(await received(BEN.email, /Choose a new password/), site.url)
  await ben.goto(link)
  await ben.getByLabel('New password').fill('short')
  await ben.getByRole('button', { name: 'Change password' }).click()
  await expect(ben.getByText('Use at least 12 characters.')).toBeVisible()
  expect(await violationsInBothThemes(ben)).toEqual([])
  await ben.getByLabel('New password').fill('four quiet lamps burning')
  await ben.getByRole('button', { name: 'Change password' }).click()
  await expect(ben.getByText('Your password is changed.')).toBeVisible()
  await submitCredentials(ben, { ...BEN, password: 'four quiet lamps burning' })
  await ben.waitForURL(/\/admin\/posts$/)
  await received(BEN.email, /was changed/)
  expect((await ben.request.get(link)).status()).toBe(404)
  expect(mail.received.some(({ to }) => to[0] === 'stranger@example.org')).toBe(false)
})

// A message is shown within a page of its reader's mail program, which has the landmarks.
const RULES_OF_PAGES = ['landmark-one-main', 'region']

test('messages are readable on a phone and in a window, light and dark', async ({ browser }) => {
  const invitation = htmlOf(await received(BEN.email, /invited/))
  for (const width of [390, 640])
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width, height: 700 }, colorScheme })
      await page.setContent(invitation)
      await expect(page.getByRole('link', { name: 'Create your account' })).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      const violations = await violationsOf(page)
      expect(violations.filter(({ id }) => !RULES_OF_PAGES.includes(id))).toEqual([])
      await page.screenshot({ path: `test-results/mail-${width}-${colorScheme}.png`, fullPage: true })
      await page.close()
    }
})

test('an administrator sees what was sent; a profile is what readers see', async ({ page }) => {
  await signIn(page, `${site.url}/admin/mail`)
  await expect(page.getByRole('table', { name: 'Messages' }).getByText('Sent').first()).toBeVisible()
  expect(await violationsInBothThemes(page)).toEqual([])

  await page.goto(`${site.url}/admin/account`)
  await page.getByLabel('Name on articles').fill('Ana Quill')
  await page.getByLabel('About the author').fill('Writes about quiet things.')
  await page.getByRole('button', { name: 'Add a link' }).click()
  await page.getByLabel('Label').fill('Home')
  await page.getByLabel('Address', { exact: true }).fill('https://ana.example')
  await page.getByRole('button', { name: 'Save byline' }).click()
  await expect(page.getByText('Saved. Readers see it now.')).toBeVisible()
  expect(await violationsInBothThemes(page)).toEqual([])

  await page.goto(`${site.url}/admin/users`)
  await page.getByRole('button', { name: 'Manage Ben Writer' }).click()
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('On its way to ben@example.org.')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Close' }).click()
  await page.goto(`${site.url}/admin/bylines`)
  await expect(page.getByRole('row', { name: /Ana Quill/ })).toBeVisible()
  expect(await violationsInBothThemes(page)).toEqual([])
})

test('an administrator hears that a message could not be sent, and dismisses it', async ({ page }) => {
  await signIn(page, `${site.url}/admin/users`)
  await page.getByLabel('E-mail address').fill(GONE)
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.getByText('The invitation is on its way.')).toBeVisible()
  const alarm = page.getByText('A message could not be sent.')
  await expect(async () => {
    await page.goto(`${site.url}/admin/posts`)
    await expect(alarm).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 90_000 })
  await page.getByRole('link', { name: 'See the mail' }).click()
  const row = page.getByRole('row', { name: new RegExp(GONE) })
  await expect(row.getByText('No such user here.')).toBeVisible()
  expect(await violationsInBothThemes(page)).toEqual([])
  await row.getByRole('button', { name: /Dismiss/ }).click()
  await expect(row.getByRole('button')).toHaveCount(0)
  await expect(alarm).toHaveCount(0)
})

test('an editor moves the page of an author', async ({ page }) => {
  await signIn(page, `${site.url}/admin/bylines`)
  await page.getByRole('button', { name: 'Edit Ana Quill' }).click()
  const address = page.getByLabel('Address on this site')
  const before = await address.inputValue()
  await address.fill('ben-writer')
  await page.getByRole('button', { name: 'Save byline' }).click()
  await expect(page.getByText('Another author has this address.')).toBeVisible()
  await address.fill('quill')
  await expect(page.getByText(`/authors/${before} will redirect to /authors/quill.`)).toBeVisible()
  expect(await violationsInBothThemes(page)).toEqual([])
  await page.getByRole('button', { name: 'Save byline' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const moved = await page.request.get(`${site.url}/authors/${before}`, { maxRedirects: 0 })
  expect([moved.status(), moved.headers().location]).toEqual([308, '/authors/quill'])
})
