import { expect, type Page } from 'playwright/test'

/** The owner of the publication under test. */
export const owner = { email: 'ana@example.org', password: 'correct horse battery' }

/** Signs in as the form does, without showing it, and opens a page of this site or of another publication. */
export async function signIn(page: Page, to = '/admin/posts', user = owner) {
  const at = (path: string) => (to.startsWith('http') ? new URL(path, to).href : path)
  const { csrfToken } = await (await page.request.get(at('/api/auth/csrf'))).json()
  const form = { ...user, csrfToken, json: 'true' }
  const answer = await page.request.post(at('/api/auth/callback/credentials'), { form })
  expect(answer.ok(), await answer.text()).toBe(true)
  await page.goto(to)
}

export async function submitCredentials(page: Page, { email, password } = owner) {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Creates an article in the admin and types its title and text. */
export async function newArticle(page: Page, title: string, text: string) {
  await page.goto('/admin/posts')
  await page.getByRole('button', { name: 'New article' }).click()
  await page.waitForURL(/\/admin\/posts\/[0-9a-f]{24}$/)
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill(title)
  await typeText(page, text)
}

/** Types at the start of the rich text view. */
export async function typeText(page: Page, text: string) {
  const field = page.getByRole('textbox', { name: 'Text', exact: true })
  await field.click()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.type(text)
}

export async function save(page: Page) {
  await page.keyboard.press('ControlOrMeta+s')
  await expectSaved(page)
}

/** The text in the header that says what the post is and whether it is saved. */
export function statusOf(page: Page) {
  return page.getByRole('group', { name: 'State of the post' })
}

export async function expectSaved(page: Page) {
  await expect(statusOf(page)).toContainText(/· Saved [^·]*\d\d:\d\d/)
}

export async function expectStatus(page: Page, text: string) {
  await expect(statusOf(page)).toContainText(text)
}

export async function publish(page: Page) {
  await page.getByRole('button', { name: /^(Publish|Update)$/ }).click()
  await finishPublishing(page)
}

/** Goes on in the open panel. */
export async function finishPublishing(page: Page) {
  const panel = page.getByRole('dialog')
  await panel.getByRole('button', { name: /^(Publish|Update) now$/ }).click()
  await expect(panel.getByText('Live at')).toBeVisible()
  await panel.getByRole('button', { name: 'Continue writing' }).click()
  await expect(statusOf(page)).toContainText('Live · Saved')
}

export async function openSettings(page: Page) {
  const button = page.getByRole('button', { name: 'Settings' })
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
}
