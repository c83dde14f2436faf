import { absolute, isIndexable } from '#lib/urls/origin.ts'

// Each with and without a suffix, so that a page called /searching stays crawlable. (RFC 9309, 2.2.3: $ is the end.)
const CLOSED = ['admin', 'api', 'invite', 'login', 'preview', 'search', 'setup']

/**
 * robots.txt. Without SITE_URL every page says noindex; crawlers must be able to read that, so nothing more is
 * disallowed and no sitemap is named.
 */
export function writeRobots(): string {
  const rules = CLOSED.flatMap((segment) => ['$', '?', '/'].map((end) => `Disallow: /${segment}${end}`))
  const last = isIndexable()
    ? `Sitemap: ${absolute('/sitemap.xml')}`
    : '# SITE_URL is not set: every page says noindex.'
  return ['User-agent: *', ...rules, '', last, ''].join('\n')
}
