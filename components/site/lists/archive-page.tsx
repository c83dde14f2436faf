import { SiteLayout } from '#components/site/layout/site-layout.tsx'
import { Empty } from '#components/site/lists/empty.tsx'
import { Heading } from '#components/site/lists/heading.tsx'
import { CalendarDate } from '#components/ui/calendar-date.tsx'
import { Pager } from '#components/ui/pager.tsx'
import type { Archive } from '#lib/published/views.ts'
import type { Settings } from '#lib/settings/views.ts'

/** All articles by year. */
export function ArchivePage({ archive, settings }: { archive: Archive; settings: Settings }) {
  const { years, page } = archive
  return (
    <SiteLayout settings={settings} current={pageHref(page)}>
      <Heading title="Archive" dek="All articles, by year." />
      {years.length === 0 && (
        <Empty title="No articles yet.">Published articles are listed here by year.</Empty>
      )}
      {years.map(({ year, posts }) => (
        <section key={year} className="year" aria-labelledby={`year-${year}`}>
          <h2 className="year-title" id={`year-${year}`}>
            {year}
          </h2>
          <ol className="year-posts">
            {posts.map(({ href, title, publishedAt }) => (
              <li key={href} className="year-post">
                <CalendarDate date={publishedAt} calendar={settings} style="month" />
                <a href={href}>{title}</a>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <Pager listing={archive} hrefOf={pageHref} />
    </SiteLayout>
  )
}

function pageHref(page: number): string {
  return page === 1 ? '/archive' : `/archive/page/${page}`
}
