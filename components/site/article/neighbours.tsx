import { Icon } from '#components/ui/icon.tsx'
import type { ArticleView } from '#lib/published/views.ts'

/** The articles published just before and just after. */
export function Neighbours({ previous, next }: Pick<ArticleView, 'previous' | 'next'>) {
  if (!previous && !next) return null
  return (
    <nav className="neighbours" aria-label="Previous and next article">
      {previous && (
        <a className="neighbour" rel="prev" href={previous.href}>
          <span className="label">
            <Icon of="arrow-left" /> Previous
          </span>
          <span className="neighbour-title">{previous.title}</span>
        </a>
      )}
      {next && (
        <a className="neighbour neighbour-next" rel="next" href={next.href}>
          <span className="label">
            Next <Icon of="arrow-right" />
          </span>
          <span className="neighbour-title">{next.title}</span>
        </a>
      )}
    </nav>
  )
}
