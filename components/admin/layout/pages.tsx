import type { Listing } from '#lib/core/views.ts'

/** Links to the newer and older pages of a list. */
export function Pages({ listing, to }: { listing: Listing<unknown>; to: (page: number) => string }) {
  const { page, pages } = listing
  if (pages === 1) return null
  return (
    <nav aria-label="Pages" className="admin-pages">
      {page > 1 && <a href={to(page - 1)}>Newer</a>}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && <a href={to(page + 1)}>Older</a>}
    </nav>
  )
}
