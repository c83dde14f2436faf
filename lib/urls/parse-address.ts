import { ADDRESSES, type Subject } from '#lib/urls/addresses.ts'
import type { PostKind } from '#prisma/enums.ts'

/** What a path refers to, by its form alone: whether it exists is not known here. `page` counts from 1. */
export type Target =
  | { kind: 'fixed'; tags: readonly string[] }
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

const MAX_PATH_LENGTH = 2_000

/**
 * Parses a path (without query) as the client sent it. Null when it cannot be valid: broken encoding, control
 * characters.
 */
export function parseAddress(raw: string): Address | null {
  const segments = raw.length <= MAX_PATH_LENGTH ? decodeSegments(raw) : null
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

const SLUG = '(?<slug>[a-z0-9]+(?:-[a-z0-9]+)*)'
const NUMBER = '[1-9][0-9]{0,5}'

const patterns = ADDRESSES.flatMap((row) =>
  row.subject ? [{ ...row, target: toTarget(row.subject), pattern: compile(row.path) }] : [],
)

type Parts = { slug: string; page: number; file: number; postId: string; tags: readonly string[] }

function findTarget(path: string): Target | null {
  for (const { pattern, target, tags = [] } of patterns) {
    const found = pattern.exec(path)
    if (!found) continue
    const { slug = '', page = '1', file = '1', postId = '' } = found.groups ?? {}
    return target({ slug, page: Number(page), file: Number(file), postId, tags })
  }
  return null
}

function toTarget(subject: Subject): (parts: Parts) => Target {
  switch (subject) {
    case 'fixed':
      return ({ tags }) => ({ kind: 'fixed', tags })
    case 'articles':
    case 'archive':
      return ({ page }) => ({ kind: subject, page })
    case 'article':
    case 'page':
      return ({ slug }) => ({ kind: 'post', postKind: subject, slug })
    case 'sitemap':
      return ({ file }) => ({ kind: 'sitemap', file })
    case 'card':
      return ({ postId }) => ({ kind: 'card', postId })
    default:
      return ({ slug, page }) => ({ kind: subject, slug, page })
  }
}

/** Stricter than the route: only what the publication itself would write is an address. */
function compile(path: string): RegExp {
  const source = path
    .replace(/\./g, '\\.')
    .replace('/page/:page', `/page/(?<page>${NUMBER})`)
    .replace(':number', `(?<file>${NUMBER})`)
    .replace(':card', '(?<postId>[0-9a-f]{24})-[0-9a-f]{12}')
    .replace(/:(?:slug|page)/, SLUG)
  return new RegExp(`^${source}$`)
}
