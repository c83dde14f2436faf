import { extensionOfMime } from '#lib/core/image-formats.ts'
import type { PostKind } from '#prisma/enums.ts'

/** The path of an article or a page. */
export function postPath(kind: PostKind, slug: string): string {
  return kind === 'article' ? `/blog/${slug}` : `/${slug}`
}

export function tagPath(slug: string): string {
  return `/tags/${slug}`
}

export function bylinePath(slug: string): string {
  return `/authors/${slug}`
}

export function seriesPath(slug: string): string {
  return `/series/${slug}`
}

export function mediaPath(hash: string, mime: string): string {
  return `/media/${hash}.${extensionOfMime(mime)}`
}
