import type { Page } from 'playwright/test'
import { execute } from '../support/command.ts'
import type { Filled } from '../support/long-words/fill.ts'
import { longWords } from '../support/long-words/words.ts'
import { overflowing } from '../support/overflow.ts'
import { type Publication, startPublication } from '../support/publication.ts'
import { port } from '../support/site.ts'
import { owner, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

// The narrowest and the widest of each layout, and a tablet.
const WIDTHS = [256, 320, 600, 820, 1024, 1680]

test.describe.configure({ mode: 'default' })

let site: Publication
let filled: Filled

test.beforeAll(async () => {
  test.setTimeout(240_000)
  const account = { ADMIN_EMAIL: owner.email, ADMIN_PASSWORD: owner.password }
  const own = { SAMPLE_CONTENT: 'false', PORT: String(port + 3) }
  site = await startPublication({ ...own, ...account, SITE_URL: `http://localhost:${own.PORT}` })
  filled = JSON.parse(await execute(['e2e/support/long-words/fill.ts'], site.env))
})

test.afterAll(async () => {
  await site?.stop()
})

const word = longWords.latin()
const searches = [word, longWords.chinese(50), 'sentence', `"${word}x"`, 'letters']

const pages = [
  '/',
  '/blog',
  '/tags',
  '/authors',
  '/archive',
  '/blog/page/2',
  '/archive/page/2',
  ...Object.keys(longWords).map((name) => `/blog/${name}-2`),
  ...['authors/latin', 'authors/thai', 'series/latin', 'page-latin'].map((path) => `/${path}`),
  '/search',
  ...searches.map((query) => `/search?${new URLSearchParams({ q: query })}`),
  `/blog/${word}`,
  `/${word}?${word}`,
  `/old-${word}`,
  `/login?${new URLSearchParams({ to: `/${word}`, error: word })}`,
  `/invite/${word}`,
  `/setup?token=${word}`,
]

for (const path of new Set(pages)) {
  test(`long words fit ${shorten(path)}`, async ({ page }) => {
    await page.goto(site.url + path)
    await expectNoOverflow(page)
  })
}

test('long words fit restricted and withdrawn pages', async ({ page }) => {
  await page.goto(site.url + filled.withdrawn)
  await expectNoOverflow(page)
  await page.goto(site.url + filled.invitation)
  await expectNoOverflow(page)
})

test('long words fit a tag page', async ({ page }) => {
  for (const name of [/^W+$/, /^torch/]) {
    await page.goto(`${site.url}/tags`)
    await page.getByRole('main').getByRole('link', { name }).click()
    await expectNoOverflow(page)
  }
})

test('long words fit the search suggestions', async ({ page }) => {
  await page.goto(`${site.url}/search`)
  await page.getByRole('combobox', { name: 'Search for' }).pressSequentially('WWWW')
  await expect(page.getByRole('listbox')).toBeVisible()
  await expectNoOverflow(page)
})

test('long words fit a preview and the admin', async ({ page }) => {
  await page.goto(`${site.url}/login`)
  await signIn(page, `${site.url}/admin/posts`)
  for (const screen of ['posts', 'media', 'tags', 'users', 'settings', 'activity', 'account']) {
    await page.goto(`${site.url}/admin/${screen}`)
    await expectNoOverflow(page)
  }
  for (const path of [filled.preview, filled.refused]) {
    await page.goto(site.url + path)
    await expectNoOverflow(page)
  }
})

test('long words fit right-to-left pages', async ({ page }) => {
  await execute(['e2e/support/long-words/set-language.ts', 'ar'], site.env)
  for (const path of [
    '/',
    '/blog',
    '/blog/arabic-2',
    '/blog/latin-2',
    '/archive',
    '/tags',
    '/search?q=sentence',
  ]) {
    // The server process is notified of the new language a moment later.
    await expect(async () => {
      await page.goto(site.url + path)
      await expect(page.locator('html')).toHaveAttribute('dir', 'rtl', { timeout: 1_000 })
    }).toPass()
    await expectNoOverflow(page)
  }
})

async function expectNoOverflow(page: Page) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    expect
      .soft(await overflowing(page), `${new URL(page.url()).pathname.slice(0, 40)} at ${width} pixels`)
      .toEqual([])
  }
}

function shorten(path: string): string {
  return path.length > 40 ? `${path.slice(0, 40)}…` : path
}
