import { ArticleHead } from '#components/site/article/article-head.tsx'
import { ArticleTail } from '#components/site/article/article-tail.tsx'
import { ArticleCover, ArticleText } from '#components/site/article/article-text.tsx'
import { Contents } from '#components/site/article/contents.tsx'
import { SiteLayout } from '#components/site/layout/site-layout.tsx'
import type { ArticleView } from '#lib/published/views.ts'
import type { Settings } from '#lib/settings/views.ts'

type Props = {
  article: ArticleView
  settings: Settings
  /** The absolute URL, for sharing. */
  address: string
}

export function ArticlePage({ article, settings, address }: Props) {
  return (
    <SiteLayout settings={settings} current={article.href}>
      <article className="article">
        <ArticleHead article={article} calendar={settings} address={address} />
        <ArticleCover article={article} />
        <Contents headings={article.headings} />
        <ArticleText html={article.html} />
        <ArticleTail article={article} calendar={settings} address={address} />
      </article>
    </SiteLayout>
  )
}
