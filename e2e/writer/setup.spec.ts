import { violationsInBothThemes, violationsOf } from '../support/axe.ts'
import { type Publication, startPublication } from '../support/publication.ts'
import { port } from '../support/site.ts'
import { expect, test } from '../support/test.ts'

let empty: Publication

test.beforeAll(async () => {
  empty = await startPublication({ SAMPLE_CONTENT: 'false', PORT: String(port + 2) })
})

test.afterAll(async () => {
  await empty.stop()
})

test('the owner sets up the publication, signs in and sees empty states that say how to start', async ({
  page,
  request,
}) => {
  const address = empty.setUp ?? ''
  await page.goto(address)
  expect(await violationsInBothThemes(page)).toEqual([])
  await page.getByLabel('E-mail address').fill('first@example.org')
  await page.getByLabel('Name').fill('The first')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Create owner account' }).click()
  await expect(page.getByText('Use at least 12 characters.')).toBeVisible()
  await expect(page.getByLabel('E-mail address')).toHaveValue('first@example.org')
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Create owner account' }).click()
  await expect(page.getByText('Your account is ready.')).toBeVisible()

  await page.getByLabel('E-mail address').fill('first@example.org')
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/\/admin\/posts$/)
  await expect(page.getByText('No posts yet.')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  for (const [screen, words] of EMPTY) {
    await page.goto(empty.url + screen)
    await expect(page.getByText(words)).toBeVisible()
    expect(await violationsOf(page), screen).toEqual([])
  }

  const used = await request.get(address)
  expect(used.status()).toBe(404)
  expect(used.headers()['cache-control']).toBe('private, no-store')
  expect(await used.text()).toContain('This link is not valid.')
})

const EMPTY = [
  ['/admin/media', 'No images yet.'],
  ['/admin/tags', 'No tags yet.'],
] as const
