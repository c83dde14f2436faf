import { absolute, isIndexable } from '#lib/urls/origin.ts'

// Each with and without what follows, so that a page called /searching stays open. (RFC 9309, 2.2.3: $ is the end.)
const CLOSED = ['admin', 'api', 'invite', 'login', 'preview', 'search', 'setup']

/**
 * The robots.txt. A publication that does not know its own address asks on every page not to be indexed; crawlers must
 * be let in to read that, so it closes nothing more and names no sitemap.
 */
export function writeRobots(): string {
  const rules = CLOSED.flatMap((segment) => ['$', '?', '/'].map((end) => `Disallow: /${segment}${end}`))
  const last = isIndexable()
    ? `Sitemap: ${absolute('/sitemap.xml')}`
    : '# SITE_URL is not set: every page says noindex.'
  return ['User-agent: *', ...rules, '', last, ''].join('\n')
}
