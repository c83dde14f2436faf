import type { Target } from '#server/routing/request-target.ts'
import { matchRoute } from '#server/routing/routes.ts'

/**
 * The one spelling of the address of a private page or of an API; null when it is spelt so, and for everything else:
 * resolveAddress does it for readers' addresses. What has a name of its own, such as a token, keeps its letters.
 */
export function canonicalPath({ path, raw }: Pick<Target, 'path' | 'raw'>): string | null {
  const segments = path.split('/').filter(Boolean)
  const route = matchRoute(`/${segments.join('/').toLowerCase()}`)
  if (route?.kind !== 'private' && route?.kind !== 'staff') return null
  const [, ...names] = route.path.split('/')
  const right = segments.map((segment, index) =>
    names[index]?.startsWith(':') ? segment : segment.toLowerCase(),
  )
  const spelt = `/${right.map(encodeURIComponent).join('/')}`
  return raw === spelt || raw === `/${right.join('/')}` ? null : spelt
}
