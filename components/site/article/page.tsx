import { ArticleText, ArticleTitle } from '#components/site/article/article-text.tsx'
import { SiteLayout } from '#components/site/layout/site-layout.tsx'
import { DateOf } from '#components/ui/date.tsx'
import type { PageView } from '#lib/published/views.ts'
import type { Settings } from '#lib/settings/views.ts'

/** A page such as /about. */
export function Page({ page, settings }: { page: PageView; settings: Settings }) {
  return (
    <SiteLayout settings={settings} current={page.href}>
      <article className="article standing">
        <ArticleTitle {...page} />
        <ArticleText html={page.html} />
        {page.revisedAt && (
          <p className="revised">
            Last changed on <DateOf date={page.revisedAt} calendar={settings} />.
          </p>
        )}
      </article>
    </SiteLayout>
  )
}
