import { ArticleHead } from '#components/site/article-head'
import { ArticleTail } from '#components/site/article-tail'
import { ArticleCover, ArticleText } from '#components/site/article-text'
import { Contents } from '#components/site/contents'
import { Sheet } from '#components/site/sheet'
import type { ArticleView } from '#lib/posts/views'
import type { Settings } from '#lib/settings/views'

type Props = {
  article: ArticleView
  settings: Settings
  /** The article's whole address, for sharing. */
  address: string
}

/** An article. */
export function ArticlePage({ article, settings, address }: Props) {
  return (
    <Sheet settings={settings} current={article.href}>
      <article className="article">
        <ArticleHead article={article} calendar={settings} address={address} />
        <ArticleCover article={article} />
        <Contents headings={article.headings} />
        <ArticleText html={article.html} />
        <ArticleTail article={article} calendar={settings} address={address} />
      </article>
    </Sheet>
  )
}
