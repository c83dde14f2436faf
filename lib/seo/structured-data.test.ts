import { expect, test } from 'vitest'
import {
  articleBreadcrumbs,
  articleData,
  breadcrumbData,
  profileData,
  websiteData,
} from '#lib/seo/structured-data.ts'
import type { StructuredData } from '#lib/seo/views.ts'
import { defaultSettings as settings } from '#lib/settings/defaults.ts'
import { sampleArticle as article } from '#test/article.ts'

const origin = 'http://localhost:3000'

test('an article says who wrote and published it, when, and how long it is', () => {
  expect(articleData(settings, article)).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: 'Attention',
    datePublished: '2026-05-05T09:30:00.000Z',
    dateModified: '2026-06-01T00:00:00.000Z',
    wordCount: 1_100,
    publisher: {
      '@type': 'Organization',
      name: 'LLM.info',
      url: `${origin}/`,
      logo: { url: `${origin}/icon-512.png` },
    },
    image: { '@type': 'ImageObject', url: `${origin}/media/c.webp`, width: 1200, height: 800 },
  })
})

test('the logo that was chosen is the publisher’s', () => {
  const logo = { id: 'a', src: '/media/l.png', width: 400, height: 100, sources: { avif: null, webp: null } }
  expect(articleData({ ...settings, logo }, article)).toMatchObject({
    publisher: { logo: { '@type': 'ImageObject', url: `${origin}/media/l.png`, width: 400, height: 100 } },
  })
})

test('a byline is a person, and the publication itself an organization', () => {
  expect(articleData(settings, article).author).toMatchObject([
    { '@type': 'Person', name: 'Ada', url: `${origin}/authors/ada` },
    { '@type': 'Organization', name: 'LLM.info Team' },
  ])
})

test('an article without a byline is by the publication', () => {
  expect(articleData(settings, { ...article, authors: [] }).author).toMatchObject([
    { '@type': 'Organization', name: 'LLM.info' },
  ])
})

test('what an article lacks is not claimed', () => {
  const bare = { ...article, cover: null, tags: [], description: '', revisedAt: null }
  const data = JSON.parse(JSON.stringify(articleData(settings, bare)))
  for (const key of ['keywords', 'articleSection', 'description']) expect(data).not.toHaveProperty(key)
  expect(data.dateModified).toBe(data.datePublished)
})

test('the trail leads from the home page through the first tag', () => {
  expect(items(breadcrumbData(articleBreadcrumbs(settings, article)))).toEqual([
    `1 LLM.info ${origin}/`,
    `2 Models ${origin}/tags/models`,
    `3 Attention ${origin}/blog/attention`,
  ])
})

test('only web addresses count as profiles', () => {
  const [ada] = article.authors
  const links = [
    { label: 'Site', href: 'https://ada.example/' },
    { label: 'Mail', href: 'mailto:ada@ada.example' },
    { label: 'Here', href: '/about' },
  ]
  expect(ada && profileData(settings, { ...ada, links }).mainEntity).toMatchObject({
    sameAs: ['https://ada.example/'],
  })
  expect(websiteData(settings)).not.toHaveProperty('publisher.sameAs', [])
})

function items({ itemListElement }: StructuredData): string[] {
  const list = Array.isArray(itemListElement) ? itemListElement : []
  return list.map(({ position, name, item }) => `${position} ${name} ${item}`)
}
