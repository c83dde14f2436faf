import { Highlight } from '#components/site/search/highlight.tsx'
import { type Calendar, CalendarDate } from '#components/ui/calendar-date.tsx'
import { Credits } from '#components/ui/credits.tsx'
import type { SearchResult } from '#lib/search/views.ts'

/** The results in rows, each with a matching excerpt. */
export function SearchResults({ results, calendar }: { results: SearchResult[]; calendar: Calendar }) {
  return (
    <ol className="rows">
      {results.map((result) => (
        <li key={result.id} className="row">
          <article className="row-grid">
            <p className="row-date">
              {result.kind === 'article' && (
                <CalendarDate date={result.publishedAt} calendar={calendar} style="medium" />
              )}
            </p>
            <div className="row-text">
              <h2 className="row-title">
                <a href={result.href}>
                  <Highlight text={result.titled} />
                </a>
              </h2>
              {result.excerpt.length > 0 && (
                <p className="row-dek">
                  <Highlight text={result.excerpt} />
                </p>
              )}
            </div>
            <p className="row-credit">
              {result.bylines.length > 0 && (
                <span>
                  <Credits
                    bylines={result.bylines}
                    language={calendar.language}
                    show={(_, index) => <Highlight text={result.credit[index] ?? []} />}
                  />
                </span>
              )}
              <span>{result.minutes} min</span>
            </p>
          </article>
        </li>
      ))}
    </ol>
  )
}
