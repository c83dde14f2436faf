import { Icon } from '#components/ui/icon.tsx'
import type { Listing } from '#lib/core/views.ts'

type Props = {
  listing: Pick<Listing<unknown>, 'page' | 'pages'>
  hrefOf: (page: number) => string
  /** Labels of the previous and next page. */
  labels?: [before: string, after: string]
}

/** Links to the previous and next page of a list. */
export function Pager({
  listing: { page, pages },
  hrefOf,
  labels: [before, after] = ['Newer', 'Older'],
}: Props) {
  if (pages === 1) return null
  return (
    <nav className="pager" aria-label="Pages">
      {page > 1 && (
        <a className="pager-newer" rel="prev" href={hrefOf(page - 1)}>
          <Icon of="arrow-left" /> {before}
        </a>
      )}
      <p className="pager-position">
        Page {page} of {pages}
      </p>
      {page < pages && (
        <a className="pager-older" rel="next" href={hrefOf(page + 1)}>
          {after} <Icon of="arrow-right" />
        </a>
      )}
    </nav>
  )
}
