import { ArticleText, ArticleTitle } from '#components/site/article/article-text.tsx'
import { SiteLayout } from '#components/site/layout/site-layout.tsx'
import { CalendarDate } from '#components/ui/calendar-date.tsx'
import type { PageView } from '#lib/published/views.ts'
import type { Settings } from '#lib/settings/views.ts'

/** A standing page such as /about. */
export function StandingPage({ page, settings }: { page: PageView; settings: Settings }) {
  return (
    <SiteLayout settings={settings} current={page.href}>
      <article className="article standing-page">
        <ArticleTitle {...page} />
        <ArticleText html={page.html} />
        {page.revisedAt && (
          <p className="revised">
            Last updated on <CalendarDate date={page.revisedAt} calendar={settings} />.
          </p>
        )}
      </article>
    </SiteLayout>
  )
}
