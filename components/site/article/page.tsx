import { ArticleText, ArticleTitle } from '#components/site/article/article-text.tsx'
import { Sheet } from '#components/site/layout/site-layout.tsx'
import { Day } from '#components/ui/date.tsx'
import type { PageView } from '#lib/published/views.ts'
import type { Settings } from '#lib/settings/views.ts'

/** A page such as /about. */
export function StandingPage({ page, settings }: { page: PageView; settings: Settings }) {
  return (
    <Sheet settings={settings} current={page.href}>
      <article className="article standing">
        <ArticleTitle {...page} />
        <ArticleText html={page.html} />
        {page.revisedAt && (
          <p className="revised">
            Last changed on <Day date={page.revisedAt} calendar={settings} />.
          </p>
        )}
      </article>
    </Sheet>
  )
}
