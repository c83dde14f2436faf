import { HOSTILE_TITLE, seeded } from '../support/seeded.ts'
import { siteUrl } from '../support/site.ts'
import { expect, test } from '../support/test.ts'

const SERVICES = ['by E-mail', 'on X', 'on LinkedIn', 'on Bluesky', 'on Reddit', 'on Hacker News']

for (const service of SERVICES) {
  test(`an article has share links ${service} at the top and at the end`, async ({ page }) => {
    await page.goto(seeded.hostile)
    const links = page.getByRole('main').getByRole('link', { name: `Share ${service}`, exact: true })
    await expect(links).toHaveCount(2)
    const href = (await links.first().getAttribute('href')) ?? ''
    expect(href).not.toMatch(/[<>" ]/)
    expect(Object.values(parameters(href)).join(' ')).toContain(`${siteUrl}${seeded.hostile}`)
  })
}

test('a share link contains the full title, markup included', async ({ page }) => {
  await page.goto(seeded.hostile)
  const link = page.getByRole('link', { name: 'Share on Reddit' }).first()
  const href = (await link.getAttribute('href')) ?? ''
  expect(parameters(href)).toMatchObject({ url: `${siteUrl}${seeded.hostile}`, title: HOSTILE_TITLE })
})

test('the share links have labels', async ({ page }) => {
  await page.goto(seeded.whole)
  await expect(page.getByText('Share:', { exact: true })).toBeVisible()
  await expect(page.getByText('Share this post', { exact: true })).toBeVisible()
})

test('the link can be copied, and the button confirms it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(seeded.whole)
  const button = page.getByRole('button', { name: 'Copy link' }).first()
  await button.click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${siteUrl}${seeded.whole}`)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('there are no buttons without a function', async ({ page }) => {
    await page.goto(seeded.whole)
    await expect(page.getByRole('link', { name: 'Share on X' }).first()).toBeVisible()
    await expect(page.getByRole('button')).toHaveCount(0)
  })
})

function parameters(href: string): Record<string, string> {
  return Object.fromEntries(new URL(href).searchParams)
}

test('the label of the share links does not wrap on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(seeded.whole)
  const lines = await page.locator('.share-label').evaluateAll((labels) =>
    labels.map((label) => {
      const range = document.createRange()
      range.selectNodeContents(label)
      return range.getClientRects().length
    }),
  )
  expect(lines.length).toBeGreaterThan(0)
  expect(lines).toEqual(lines.map(() => 1))
})
