import { expect, test } from 'playwright/test'
import { fetchDocument, structuredData } from '../support/document.ts'
import { livingKinds } from '../support/kinds.ts'
import { HOSTILE_TITLE, seeded } from '../support/seeded.ts'
import { siteUrl } from '../support/site.ts'

const TYPES: Record<string, string[]> = {
  '/': ['WebSite'],
  '/blog': ['CollectionPage', 'BreadcrumbList'],
  [seeded.tag]: ['CollectionPage', 'BreadcrumbList'],
  [seeded.byline]: ['ProfilePage', 'BreadcrumbList'],
  [seeded.whole]: ['Article', 'BreadcrumbList'],
  [seeded.page]: ['AboutPage'],
}

for (const [path, types] of Object.entries(TYPES)) {
  test(`${path} has structured data: ${types.join(' and ')}`, async ({ request }) => {
    const { head } = await fetchDocument(request, path)
    expect(structuredData(head).map((item) => item['@type'])).toEqual(types)
  })
}

for (const { name, path } of livingKinds) {
  test(`every URL in the structured data of ${name} is absolute and on this site`, async ({ request }) => {
    const { head } = await fetchDocument(request, path)
    const items = structuredData(head)
    expect(items.length).toBeGreaterThan(0)
    for (const item of items) expect(item['@context']).toBe('https://schema.org')
    const addresses = JSON.stringify(items).match(/"(url|item|@id)":"[^"]*"/g) ?? []
    expect(addresses.filter((address) => !address.includes(`":"${siteUrl}/`))).toEqual([])
  })
}

test('an article has structured data for author, publisher, date, length and breadcrumb', async ({
  request,
}) => {
  const { head } = await fetchDocument(request, seeded.whole)
  const [article, breadcrumb] = structuredData(head)
  expect(article).toMatchObject({
    headline: 'Every element',
    url: `${siteUrl}${seeded.whole}`,
    datePublished: '2026-05-05T09:30:00.000Z',
    author: [{ '@type': 'Person', name: 'Vera Proof', url: `${siteUrl}${seeded.byline}` }],
    publisher: { '@type': 'Organization', name: 'LLM.info' },
    wordCount: expect.any(Number),
  })
  expect(breadcrumb).toMatchObject({ itemListElement: [{ position: 1 }, { position: 2 }, { position: 3 }] })
})

test('markup in a title is plain text in structured data', async ({ request }) => {
  const { head } = await fetchDocument(request, seeded.hostile)
  expect(structuredData(head)[0]).toMatchObject({ headline: HOSTILE_TITLE })
})
