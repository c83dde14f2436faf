import type { PostFilter } from '#lib/admin/views.ts'

/** The address of a list with its filter; what has its default is left out. */
export function adminHref(path: string, { state, search, page }: PostFilter): string {
  const query = new URLSearchParams()
  if (state !== 'all') query.set('state', state)
  if (search) query.set('q', search)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `${path}?${query}` : path
}
