import { expect, test } from 'playwright/test'
import { fetchDocument, metas } from '../support/document.ts'
import { siteUrl } from '../support/site.ts'

// A sample article without a cover.
const ARTICLE = '/blog/temperature-and-top-p'

test('an article without a cover has a generated Open Graph image', async ({ request }) => {
  const { head } = await fetchDocument(request, ARTICLE)
  const [image = ''] = metas(head, 'og:image')
  expect(image).toMatch(new RegExp(`^${siteUrl}/cards/[0-9a-f]{24}-[0-9a-f]{12}\\.png$`))
  expect([metas(head, 'og:image:width'), metas(head, 'og:image:height')]).toEqual([['1200'], ['630']])
  expect(metas(head, 'og:image:alt')).toEqual(metas(head, 'og:title'))
  expect(metas(head, 'twitter:card')).toEqual(['summary_large_image'])
  expect(metas(head, 'twitter:image')).toEqual([image])
  const data = head.find(({ attributes }) => attributes.type === 'application/ld+json')
  expect(data?.text).toContain(image)
})

test('an Open Graph image is immutable and cached', async ({ request }) => {
  const { head } = await fetchDocument(request, ARTICLE)
  const [image = ''] = metas(head, 'og:image')
  const first = await request.get(image)
  expect(first.headers()).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  })
  const bytes = await first.body()
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630])
  const again = await request.get(image)
  expect(again.headers()['server-timing']).toContain('hit')
  expect((await again.body()).equals(bytes)).toBe(true)
})

test('an outdated hash redirects to the current image, and an unknown post is a 404', async ({ request }) => {
  const { head } = await fetchDocument(request, ARTICLE)
  const [image = ''] = metas(head, 'og:image')
  const old = await request.get(image.replace(/[0-9a-f]{12}\.png$/, '000000000000.png'), { maxRedirects: 0 })
  expect([old.status(), new URL(old.headers().location ?? '', siteUrl).href]).toEqual([307, image])
  const unknown = `/cards/${'0'.repeat(24)}-${'0'.repeat(12)}.png`
  expect((await request.get(unknown)).status()).toBe(404)
  expect((await request.get('/cards/card.png')).status()).toBe(404)
})
