import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Server } from '#lib/db/embedded/server.ts'
import { startThrowaway } from '#test/throwaway.ts'
import { type Publication, startPublication } from '../support/publication.ts'
import { port } from '../support/site.ts'
import {
  expectSaved,
  expectStatus,
  newArticle,
  owner,
  save,
  submitCredentials,
  typeText,
} from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

let base: string
let postgres: Server
let publication: Publication

// Both tests share one publication: a second worker could not start another on the same port.
test.describe.configure({ mode: 'default' })

test.beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'publication-e2e-away-'))
  postgres = await startThrowaway(base)
  publication = await startPublication({
    PORT: String(port + 4),
    DATABASE_URL: postgres.url,
    AUTH_SECRET: 'a secret of at least thirty-two characters',
    ADMIN_EMAIL: owner.email,
    ADMIN_PASSWORD: owner.password,
    SAMPLE_CONTENT: 'false',
  })
})

test.afterAll(async () => {
  await publication?.stop()
  await postgres?.stop()
  await rm(base, { recursive: true, force: true })
})

test.use({ baseURL: `http://localhost:${port + 4}`, meetsOutages: true })

test('a database outage while writing: Save reports it, the text stays, and it can be saved afterwards', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await page.goto('/admin')
  await submitCredentials(page)
  await page.waitForURL('/admin/posts')
  await newArticle(page, 'Through an outage', 'Before.')
  await save(page)

  await postgres.stop()
  await typeText(page, 'Meanwhile. ')
  // The first failure comes from the database, the next from the request handler, which knows by then.
  for (const _ of ['the first', 'the next']) {
    await page.keyboard.press('ControlOrMeta+s')
    await expectStatus(
      page,
      'Not saved: The database cannot be reached right now. Try again in a minute – kept on this device',
    )
    await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toContainText('Meanwhile. Before.')
  }
  const elsewhere = await page.request.get('/admin/posts')
  expect([elsewhere.status(), elsewhere.headers()['retry-after']]).toEqual([503, '5'])

  postgres = await startThrowaway(base, postgres.port)
  await expect.poll(async () => (await page.request.get('/readyz')).status()).toBe(200)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expectSaved(page)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toContainText('Meanwhile. Before.')
})

test('creating an article and signing in report a database outage in place', async ({ page }) => {
  test.setTimeout(240_000)
  await page.goto('/admin')
  await submitCredentials(page)
  await page.waitForURL('/admin/posts')
  const other = await page.context().browser()?.newPage({ baseURL: publication.url })
  await other?.goto('/login')
  await postgres.stop()
  await page.getByRole('button', { name: 'New article' }).click()
  await expect(page.getByText('The database cannot be reached right now.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Posts' })).toBeVisible()
  if (other) {
    await submitCredentials(other)
    await expect(other.getByText('You cannot sign in right now.')).toBeVisible()
    await expect(other.getByLabel('E-mail address')).toHaveValue(owner.email)
    await other.close()
  }
  postgres = await startThrowaway(base, postgres.port)
  await expect.poll(async () => (await page.request.get('/readyz')).status()).toBe(200)
  await page.getByRole('button', { name: 'New article' }).click()
  await page.waitForURL(/\/admin\/posts\/[0-9a-f]{24}$/)
})
