import { ArticleText, ArticleTitle } from '#components/site/article-text'
import { Sheet } from '#components/site/sheet'
import { Day } from '#components/ui/day'
import type { PageView } from '#lib/posts/views'
import type { Settings } from '#lib/settings/views'

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
