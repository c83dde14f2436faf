import { SiteLayout } from '#components/site/layout/site-layout.tsx'
import { Empty } from '#components/site/lists/empty.tsx'
import { Heading } from '#components/site/lists/heading.tsx'
import { DateOf } from '#components/ui/date.tsx'
import { Pager } from '#components/ui/pager.tsx'
import type { Archive } from '#lib/published/views.ts'
import type { Settings } from '#lib/settings/views.ts'

/** Every article by year. */
export function ArchivePage({ archive, settings }: { archive: Archive; settings: Settings }) {
  const { years, page } = archive
  return (
    <SiteLayout settings={settings} current={pageHref(page)}>
      <Heading title="Archive" dek="Every article, by year." />
      {years.length === 0 && <Empty title="Nothing to archive yet.">Time will take care of it.</Empty>}
      {years.map(({ year, posts }) => (
        <section key={year} className="year" aria-labelledby={`year-${year}`}>
          <h2 className="year-title" id={`year-${year}`}>
            {year}
          </h2>
          <ol className="year-posts">
            {posts.map(({ href, title, publishedAt }) => (
              <li key={href} className="year-post">
                <DateOf date={publishedAt} calendar={settings} style="month" />
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
