import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import type { PostKind } from '#prisma/enums.ts'

/** What a path refers to, by its form alone: whether it exists is not known here. `page` counts from 1. */
export type Target =
  | { kind: 'fixed'; keys: readonly string[] }
  | { kind: 'articles' | 'archive'; page: number }
  | { kind: 'post'; postKind: PostKind; slug: string }
  | { kind: 'tag' | 'byline' | 'series'; slug: string; page: number }
  | { kind: 'sitemap'; file: number }
  | { kind: 'card'; postId: string }

/**
 * `given`: the decoded path without empty segments, the key of the redirect table. `path`: the canonical form under
 * which the page is served.
 */
export type Address = { given: string; path: string; target: Target | null }

const LONGEST = 2_000

/**
 * Parses a path (without query) as the client sent it. Null when it cannot be valid: broken encoding, control
 * characters.
 */
export function parseAddress(raw: string): Address | null {
  const segments = raw.length <= LONGEST ? decodeSegments(raw) : null
  if (!segments) return null
  const given = `/${segments.join('/')}`
  const path = given.toLowerCase().replace(/\/page\/1$/, '')
  return { given, path, target: findTarget(path) }
}

function decodeSegments(raw: string): string[] | null {
  try {
    const segments = raw.split('/').filter(Boolean).map(decodeURIComponent)
    const readable = segments.every((segment) => !/[/\\\p{Cc}]|^\.{1,2}$/u.test(segment))
    return readable ? segments.map((segment) => segment.normalize('NFC')) : null
  } catch {
    return null
  }
}

const FIXED: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['/', [cacheTags.lists]],
  ['/tags', [cacheTags.lists]],
  ['/authors', [cacheTags.lists]],
  ['/search', [cacheTags.lists, cacheTags.search]],
  ['/search/suggestions', [cacheTags.lists, cacheTags.search]],
  ['/opensearch.xml', []],
  ['/feed.xml', [cacheTags.lists]],
  ['/atom.xml', [cacheTags.lists]],
  ['/feed.json', [cacheTags.lists]],
  ['/sitemap.xml', [cacheTags.lists]],
  ['/news-sitemap.xml', [cacheTags.lists]],
  ['/llms.txt', [cacheTags.lists]],
  ['/llms-full.txt', [cacheTags.lists]],
  ['/robots.txt', []],
])

const SLUG = '(?<slug>[a-z0-9]+(?:-[a-z0-9]+)*)'
const PAGE = '/page/(?<page>[1-9][0-9]{0,5})'
const FEED = '/(?:feed\\.xml|atom\\.xml|feed\\.json)'

type Parts = { slug: string; page: number; file: number; postId: string }

const PATTERNS: [RegExp, (parts: Parts) => Target][] = [
  [pattern(`/blog(?:${PAGE})?`), ({ page }) => ({ kind: 'articles', page })],
  [pattern(`/archive(?:${PAGE})?`), ({ page }) => ({ kind: 'archive', page })],
  [pattern(`/tags/${SLUG}(?:${PAGE}|${FEED})?`), ({ slug, page }) => ({ kind: 'tag', slug, page })],
  [pattern(`/authors/${SLUG}(?:${PAGE}|${FEED})?`), ({ slug, page }) => ({ kind: 'byline', slug, page })],
  [pattern(`/series/${SLUG}`), ({ slug, page }) => ({ kind: 'series', slug, page })],
  [pattern(`/blog/${SLUG}(?:\\.md)?`), ({ slug }) => ({ kind: 'post', postKind: 'article', slug })],
  [pattern(`/${SLUG}`), ({ slug }) => ({ kind: 'post', postKind: 'page', slug })],
  [pattern('/sitemaps/(?<file>[1-9][0-9]{0,5})\\.xml'), ({ file }) => ({ kind: 'sitemap', file })],
  [pattern('/cards/(?<postId>[0-9a-f]{24})-[0-9a-f]{12}\\.png'), ({ postId }) => ({ kind: 'card', postId })],
]

function findTarget(path: string): Target | null {
  const fixed = FIXED.get(path)
  if (fixed) return { kind: 'fixed', keys: fixed }
  for (const [pattern, toTarget] of PATTERNS) {
    const groups = pattern.exec(path)?.groups
    if (groups)
      return toTarget({
        slug: groups.slug ?? '',
        page: Number(groups.page ?? 1),
        file: Number(groups.file ?? 1),
        postId: groups.postId ?? '',
      })
  }
  return null
}

function pattern(source: string): RegExp {
  return new RegExp(`^${source}$`)
}
