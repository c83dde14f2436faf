import type { Target } from '#server/routing/request-target.ts'
import { matchRoute } from '#server/routing/routes.ts'

/**
 * The canonical path of an admin, sign-in or API address; null when it is canonical already, and for public pages,
 * which resolveAddress handles. Parameters such as tokens keep their case.
 */
export function canonicalPath({ path, raw }: Pick<Target, 'path' | 'raw'>): string | null {
  const segments = path.split('/').filter(Boolean)
  const route = matchRoute(`/${segments.join('/').toLowerCase()}`)
  if (route?.kind !== 'private' && route?.kind !== 'staff') return null
  const [, ...names] = route.path.split('/')
  const canonical = segments.map((segment, index) =>
    names[index]?.startsWith(':') ? segment : segment.toLowerCase(),
  )
  const encoded = `/${canonical.map(encodeURIComponent).join('/')}`
  return raw === encoded || raw === `/${canonical.join('/')}` ? null : encoded
}
