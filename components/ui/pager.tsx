import { ArrowLeft, ArrowRight } from 'lucide-react'
import { Icon } from '#components/ui/icon'
import type { Listing } from '#lib/posts/views'

type Props = { listing: Pick<Listing<unknown>, 'page' | 'pages'>; base: string }

/** Newer and older pages of a list. `base` is the address of its first page. */
export function Pager({ listing: { page, pages }, base }: Props) {
  if (pages === 1) return null
  return (
    <nav className="pager" aria-label="Pages">
      {page > 1 && (
        <a className="pager-newer" rel="prev" href={pageHref(base, page - 1)}>
          <Icon of={ArrowLeft} /> Newer
        </a>
      )}
      <p className="pager-place">
        Page {page} of {pages}
      </p>
      {page < pages && (
        <a className="pager-older" rel="next" href={pageHref(base, page + 1)}>
          Older <Icon of={ArrowRight} />
        </a>
      )}
    </nav>
  )
}

function pageHref(base: string, page: number): string {
  return page === 1 ? base : `${base}/page/${page}`
}
