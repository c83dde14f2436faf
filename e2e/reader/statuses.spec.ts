import { expect, test } from 'playwright/test'
import { seeded } from '../support/seeded.ts'

const UNKNOWN = [
  '/no-such-page',
  '/blog/no-such-article',
  '/blog/page/999',
  '/tags/no-such-tag',
  '/authors/nobody',
  '/series/none',
  '/no/such/depth',
  '/documents/missing',
  '/documents/gone',
  '/sitemaps/2.xml',
  '/sitemaps/0.xml',
  '/tags/no-such-tag/feed.xml',
  '/authors/nobody/feed.json',
]

for (const path of UNKNOWN) {
  test(`${path} is 404`, async ({ request }) => {
    expect((await request.get(path, { maxRedirects: 0 })).status()).toBe(404)
  })
}

test('the old URL of a moved article redirects to the new one', async ({ request }) => {
  const response = await request.get(seeded.movedFrom, { maxRedirects: 0 })
  expect(response.status()).toBe(308)
  expect(response.headers().location).toBe(seeded.movedTo)
})

for (const [spelling, path] of [
  ['/blog/', '/blog'],
  ['/blog/page/1', '/blog'],
  ['/Blog/Every-Element', seeded.whole],
  ['/blog//every-element/', seeded.whole],
] as const) {
  test(`${spelling} redirects to the canonical URL`, async ({ request }) => {
    const response = await request.get(spelling, { maxRedirects: 0 })
    expect(response.status()).toBe(308)
    expect(response.headers().location).toBe(path)
  })
}

test('a withdrawn article responds with 410 and an error page', async ({ page }) => {
  const response = await page.goto(seeded.withdrawn)
  expect(response?.status()).toBe(410)
  await expect(page.getByRole('link', { name: 'LLM.info' }).first()).toBeVisible()
})

test('HEAD responds like GET, without a body', async ({ request }) => {
  for (const path of ['/', seeded.whole, '/feed.xml', '/blog/no-such-article']) {
    const [get, head] = [await request.get(path), await request.head(path)]
    expect(head.status()).toBe(get.status())
    expect(head.headers()['content-type']).toBe(get.headers()['content-type'])
    expect(await head.body()).toHaveLength(0)
  }
})
