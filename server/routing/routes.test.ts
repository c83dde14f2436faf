import { glob } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { RESERVED_SEGMENTS } from '#lib/urls/reserved.ts'
import { internalPath, matchRoute, routes } from '#server/routing/routes.ts'

test.each([
  ['/', '/'],
  ['/blog', '/blog'],
  ['/blog/page/2', '/blog/page/:page'],
  ['/blog/attention', '/blog/:slug'],
  ['/blog/attention.md', '/blog/:slug.md'],
  ['/tags/models/feed.xml', '/tags/:slug/feed.xml'],
  ['/authors/ada/page/3', '/authors/:slug/page/:page'],
  ['/search', '/search'],
  ['/search/suggestions', '/search/suggestions'],
  ['/about', '/:page'],
  ['/admin/posts/1', '/admin/*'],
  ['/api/auth/csrf', '/api/*'],
  ['/_next/static/chunks/a.js', '/_next/static/*'],
  ['/_next/image', '/_next/image'],
  ['/_next/anything', '/_next/*'],
  ['/media/0a.webp', '/media/*'],
  ['/favicon.ico', '/favicon.ico'],
])('%s is an address of %s', (path, pattern) => {
  expect(matchRoute(path)?.path).toBe(pattern)
})

test.each([
  ['/blog/attention.md', '/documents/markdown/attention'],
  ['/blog/attention', '/blog/attention'],
  ['/search?q=a', '/search?q=a'],
])('the path of %s in Next is %s', (key, path) => {
  const route = matchRoute(key.replace(/\?.*/, ''))
  expect(route && internalPath(route, key)).toBe(path)
})

test.each(['/blog/x.rsc', '/x.rsc', '/blog/a/b', '/wp-login.php', '/.env', '/blogs.txt'])(
  '%s matches no route',
  (path) => {
    expect(matchRoute(path)).toBeNull()
  },
)

test('every fixed first segment is a reserved slug', () => {
  const segments = routes
    .map(({ path }) => path.split('/')[1] ?? '')
    .filter((segment) => segment && !segment.startsWith(':'))
  const names = segments.map((segment) => segment.replace(/\..*$/, ''))
  expect(names.filter((name) => !RESERVED_SEGMENTS.has(name))).toEqual([])
})

test('every page and route of the application is in the route table', async () => {
  const paths: string[] = []
  for await (const file of glob('app/**/{page,route}.{ts,tsx}')) paths.push(pathOf(file))
  expect(paths.length).toBeGreaterThan(20)
  expect(paths.filter((path) => !matchRoute(path))).toEqual([])
})

function pathOf(file: string): string {
  const segments = file
    .split('/')
    .slice(1, -1)
    .filter((segment) => !/^[(@]/.test(segment))
  const path = `/${segments.join('/')}`.replace(/\[\.{3}\w+\]/g, 'a/b').replace(/\[\w+\]/g, 'a')
  return FILES[path] ?? path
}

/** Addresses whose last segment is a name with an extension. */
const FILES: Record<string, string> = {
  '/art/a': '/art/a.svg',
  '/cards/a': '/cards/a.png',
  '/sitemaps/a': '/sitemaps/1.xml',
}
