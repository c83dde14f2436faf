import type { SeriesPlace } from '#lib/published/views.ts'

/** All parts of the article's series. */
export function SeriesParts({ series }: { series: SeriesPlace }) {
  return (
    <nav className="series" aria-label={`Series: ${series.title}`}>
      <p className="label">Series</p>
      <p className="series-title">
        <a href={series.href}>{series.title}</a>
      </p>
      <ol className="series-parts">
        {series.parts.map(({ href, title, part }) => (
          <li key={href}>
            <span className="series-number">{part}</span>
            <a href={href} aria-current={part === series.part ? 'page' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
