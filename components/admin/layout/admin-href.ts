import type { PostFilter } from '#lib/admin/views.ts'

/** The URL of a list with its filter, without default values. */
export function adminHref(path: string, { state, search, page }: PostFilter): string {
  const query = new URLSearchParams()
  if (state !== 'all') query.set('state', state)
  if (search) query.set('q', search)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `${path}?${query}` : path
}
