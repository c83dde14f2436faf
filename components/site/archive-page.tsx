import { Empty } from '#components/site/empty'
import { Heading } from '#components/site/heading'
import { Sheet } from '#components/site/sheet'
import { Day } from '#components/ui/day'
import { Pager } from '#components/ui/pager'
import type { Archive } from '#lib/posts/views'
import type { Settings } from '#lib/settings/views'

/** Every article by year. */
export function ArchivePage({ archive, settings }: { archive: Archive; settings: Settings }) {
  const { years, page } = archive
  return (
    <Sheet settings={settings} current={pageHref(page)}>
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
                <Day date={publishedAt} calendar={settings} style="month" />
                <a href={href}>{title}</a>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <Pager listing={archive} hrefOf={pageHref} />
    </Sheet>
  )
}

function pageHref(page: number): string {
  return page === 1 ? '/archive' : `/archive/page/${page}`
}
