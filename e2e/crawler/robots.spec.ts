import { expect, test } from 'playwright/test'
import robotsParser from 'robots-parser'
import { livingKinds } from '../support/kinds.ts'
import { siteUrl } from '../support/site.ts'

test('robots.txt allows the public pages and nothing else', async ({ request }) => {
  const response = await request.get('/robots.txt')
  expect(response.headers()['content-type']).toContain('text/plain')
  const robots = robotsParser(`${siteUrl}/robots.txt`, await response.text())
  expect(robots.getSitemaps()).toEqual([`${siteUrl}/sitemap.xml`])
  for (const { path } of livingKinds) expect(robots.isAllowed(`${siteUrl}${path}`, 'Any'), path).toBe(true)
  for (const path of ['/admin', '/admin/posts', '/api/posts', '/preview/1', '/search?q=x'])
    expect(robots.isAllowed(`${siteUrl}${path}`, 'Any'), path).toBe(false)
})
