import { bylinePath, postPath, seriesPath, tagPath } from '#lib/addresses/paths'
import { keys } from '#lib/changes/keys'
import type { PostKind } from '#prisma/enums'

/** What a path names, by its shape alone: nothing here knows whether it exists. `page` counts from 1. */
export type Place =
  | { kind: 'fixed'; keys: readonly string[] }
  | { kind: 'articles'; page: number }
  | { kind: 'post'; postKind: PostKind; slug: string }
  | { kind: 'tag' | 'byline' | 'series'; slug: string; page: number }
  | { kind: 'sitemap'; file: number }

/**
 * `given`: the decoded path without empty segments, as redirects know it. `path`: the one spelling under which the
 * place is served.
 */
export type Address = { given: string; path: string; place: Place | null }

const LONGEST = 2_000

/** Reads a path (without query) as the client sent it. Null for what can name nothing: broken encoding, control characters. */
export function parseAddress(raw: string): Address | null {
  const segments = raw.length <= LONGEST ? decodeSegments(raw) : null
  if (!segments) return null
  const given = `/${segments.join('/')}`
  const lower = given.toLowerCase()
  return { given, ...(findPlace(lower) ?? { path: lower, place: null }) }
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

const FIXED: Record<string, readonly string[]> = {
  '/': [keys.lists],
  '/tags': [keys.lists],
  '/authors': [keys.lists],
  '/archive': [keys.lists],
  '/feed.xml': [keys.lists],
  '/sitemap.xml': [keys.lists],
  '/robots.txt': [],
}

const SLUG = '([a-z0-9]+(?:-[a-z0-9]+)*)'
const PAGE = '(?:/page/([1-9][0-9]{0,5}))?'

const PATTERNS: [RegExp, (first: string, page: number, path: string) => { path: string; place: Place }][] = [
  [
    new RegExp(`^/blog()${PAGE}$`),
    (_, page) => ({ path: paged('/blog', page), place: { kind: 'articles', page } }),
  ],
  [
    new RegExp(`^/tags/${SLUG}${PAGE}$`),
    (slug, page) => ({ path: paged(tagPath(slug), page), place: { kind: 'tag', slug, page } }),
  ],
  [
    new RegExp(`^/authors/${SLUG}${PAGE}$`),
    (slug, page) => ({ path: paged(bylinePath(slug), page), place: { kind: 'byline', slug, page } }),
  ],
  [
    new RegExp(`^/series/${SLUG}$`),
    (slug) => ({ path: seriesPath(slug), place: { kind: 'series', slug, page: 1 } }),
  ],
  [
    new RegExp(`^/blog/${SLUG}$`),
    (slug) => ({ path: postPath('article', slug), place: { kind: 'post', postKind: 'article', slug } }),
  ],
  [
    new RegExp(`^/${SLUG}$`),
    (slug) => ({ path: postPath('page', slug), place: { kind: 'post', postKind: 'page', slug } }),
  ],
  [
    /^\/sitemaps\/([1-9][0-9]{0,5})\.xml$/,
    (file, _, path) => ({ path, place: { kind: 'sitemap', file: Number(file) } }),
  ],
]

function findPlace(path: string): { path: string; place: Place } | undefined {
  const fixed = FIXED[path]
  if (fixed) return { path, place: { kind: 'fixed', keys: fixed } }
  for (const [pattern, toPlace] of PATTERNS) {
    const match = pattern.exec(path)
    if (match) return toPlace(match[1] ?? '', Number(match[2] ?? 1), path)
  }
  return undefined
}

function paged(path: string, page: number): string {
  return page === 1 ? path : `${path}/page/${page}`
}
