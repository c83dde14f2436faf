import { afterEach, expect, test, vi } from 'vitest'
import { defaultSettings as settings } from '#lib/settings/defaults.ts'
import { sampleArticle as article, sampleCover } from '#test/article.ts'

const origin = 'https://llm.example'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

async function metadataWith(siteUrl: string) {
  vi.stubEnv('SITE_URL', siteUrl)
  return import('#lib/web/metadata.ts')
}

test('an article has its title, description, address and image in every form', async () => {
  const { articleMetadata } = await metadataWith(origin)
  const cover = { ...sampleCover, src: '/media/c.jpg' }
  expect(articleMetadata(settings, { ...article, cover })).toMatchObject({
    title: 'Attention explained · LLM.info',
    description: 'How attention heads choose what to read.',
    alternates: { canonical: `${origin}/blog/attention` },
    robots: { index: true },
    openGraph: {
      type: 'article',
      title: 'Attention',
      url: `${origin}/blog/attention`,
      publishedTime: '2026-05-05T09:30:00.000Z',
      authors: [`${origin}/authors/ada`, `${origin}/authors/team`],
      images: [{ url: `${origin}/media/c.jpg`, width: 1200, height: 800, alt: 'A "grid"' }],
    },
    twitter: { card: 'summary_large_image' },
  })
})

test.each([
  ['no image', null],
  ['a WebP', sampleCover],
  ['an AVIF', { ...sampleCover, src: '/media/c.avif' }],
  ['a GIF', { ...sampleCover, src: '/media/c.gif' }],
  ['a narrow image', { ...sampleCover, src: '/media/c.jpg', width: 1199 }],
  ['a low image', { ...sampleCover, src: '/media/c.png', height: 629 }],
])('an article with %s is shared with its card', async (_, cover) => {
  const { articleMetadata } = await metadataWith(origin)
  const url = expect.stringMatching(new RegExp(`^${origin}/cards/${article.id}-[0-9a-f]{12}\\.png$`))
  expect(articleMetadata(settings, { ...article, cover })).toMatchObject({
    openGraph: { images: [{ url, width: 1200, height: 630, alt: 'Attention' }] },
    twitter: { card: 'summary_large_image' },
  })
})

test('a page is shared with its social card, a list with the site’s icon', async () => {
  const { homeMetadata, pageMetadata } = await metadataWith(origin)
  const url = expect.stringMatching(new RegExp(`^${origin}/cards/${article.id}-[0-9a-f]{12}\\.png$`))
  expect(pageMetadata(settings, article)).toMatchObject({
    openGraph: { images: [{ url, width: 1200, height: 630 }] },
    twitter: { card: 'summary_large_image' },
  })
  expect(homeMetadata(settings)).toMatchObject({
    openGraph: { images: [{ url: `${origin}/icon-512.png`, alt: 'LLM.info' }] },
    twitter: { card: 'summary' },
  })
})

test('a further page of a list is its own canonical page', async () => {
  const { listMetadata } = await metadataWith(origin)
  const list = { title: 'Articles', description: 'All of them.', path: '/blog' }
  expect(listMetadata(settings, { ...list, page: 1 })).toMatchObject({
    title: 'Articles · LLM.info',
    alternates: { canonical: `${origin}/blog` },
  })
  expect(listMetadata(settings, { ...list, page: 2 })).toMatchObject({
    title: 'Articles, page 2 · LLM.info',
    alternates: { canonical: `${origin}/blog/page/2` },
  })
})

test('a tag offers its own feed before that of the publication', async () => {
  const { tagMetadata } = await metadataWith(origin)
  const tag = { slug: 'models', name: 'Models', description: '', articles: 1 }
  const { alternates, description } = tagMetadata(settings, tag, 1)
  expect(alternates?.types?.['application/rss+xml']).toEqual([
    { title: 'Models · LLM.info', url: `${origin}/tags/models/feed.xml` },
    { title: 'LLM.info', url: `${origin}/feed.xml` },
  ])
  expect(description).toBe('Articles about Models in LLM.info.')
})

test('without SITE_URL no page may be indexed', async () => {
  const { articleMetadata, homeMetadata } = await metadataWith('')
  expect(homeMetadata(settings).robots).toEqual({ index: false })
  expect(articleMetadata(settings, article).robots).toEqual({ index: false })
})

test('the document for a missing page is never indexed', async () => {
  const { hiddenMetadata } = await metadataWith(origin)
  expect(hiddenMetadata(settings, 'Not found').robots).toEqual({ index: false })
})
