import robotsParser from 'robots-parser'
import { afterEach, expect, test, vi } from 'vitest'

const origin = 'https://llm.example'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

async function robotsWith(siteUrl: string) {
  vi.stubEnv('SITE_URL', siteUrl)
  const { writeRobots } = await import('#lib/seo/robots.ts')
  return writeRobots()
}

test.each([
  '/admin',
  '/admin/posts/1',
  '/api/posts',
  '/preview/1',
  '/search?q=a',
  '/login',
  '/invite/x',
  '/setup',
])('%s is closed to crawlers', async (path) => {
  expect(robotsParser('/robots.txt', await robotsWith(origin)).isAllowed(path, 'Any')).toBe(false)
})

test.each(['/', '/blog/admin', '/administrators', '/searching', '/feed.xml', '/media/a.webp', '/tags/api'])(
  '%s is open to crawlers',
  async (path) => {
    expect(robotsParser('/robots.txt', await robotsWith(origin)).isAllowed(path, 'Any')).toBe(true)
  },
)

test('it names the sitemap with the address of the publication', async () => {
  expect(robotsParser('/robots.txt', await robotsWith(origin)).getSitemaps()).toEqual([
    `${origin}/sitemap.xml`,
  ])
})

test('without SITE_URL it names no sitemap and still lets crawlers read that they should not index', async () => {
  const robots = robotsParser('/robots.txt', await robotsWith(''))
  expect(robots.getSitemaps()).toEqual([])
  expect(robots.isAllowed('/', 'Any')).toBe(true)
})
