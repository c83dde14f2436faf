import { ADDRESSES, type AddressRow } from '#lib/urls/addresses.ts'
import { isPublicFile } from '#lib/urls/public-file.ts'

/** First segments that belong to the publication, without their extension: no page may take one as its slug. */
export const RESERVED_SEGMENTS: ReadonlySet<string> = new Set([
  ...ADDRESSES.map(firstSegment).map((segment) => segment.replace(/\..*$/, '')),
  // The second segment of further pages of lists, kept free at the root too.
  'page',
])

/** True when no page may take this slug: it belongs to the publication, or to a file of public/. */
export function isReservedSlug(slug: string): boolean {
  return RESERVED_SEGMENTS.has(slug) || isPublicFile(`/${slug}`)
}

const LOOKED_UP = new Set(
  ADDRESSES.filter(({ kind, subject }) => kind === 'document' || subject).map(firstSegment),
)
const NOT_LOOKED_UP = new Set(ADDRESSES.map(firstSegment).filter((segment) => !LOOKED_UP.has(segment)))

/**
 * False for files of public/ and for addresses under which no document is ever looked for, so that a redirect from
 * there would do nothing.
 */
export function mayRedirectFrom(path: string): boolean {
  return !NOT_LOOKED_UP.has(path.split('/')[1]?.toLowerCase() ?? '') && !isPublicFile(path)
}

/** Empty for the home page and where anything may be. */
function firstSegment({ path }: AddressRow): string {
  const segment = path.split('/')[1] ?? ''
  return segment.startsWith(':') ? '' : segment
}
