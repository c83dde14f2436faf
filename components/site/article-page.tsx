import { ArticleHead } from '#components/site/article-head'
import { ArticleTail } from '#components/site/article-tail'
import { Contents } from '#components/site/contents'
import { Sheet } from '#components/site/sheet'
import { Cover } from '#components/ui/cover'
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
        <figure className="article-cover">
          <div className="frame">
            <Cover post={article} sizes="(min-width: 64rem) 62rem, 100vw" eager />
          </div>
          {article.cover?.caption && <figcaption>{article.cover.caption}</figcaption>}
        </figure>
        <Contents headings={article.headings} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and checked by lib/mdx. */}
        <div className="prose" dangerouslySetInnerHTML={{ __html: article.html }} />
        <ArticleTail article={article} calendar={settings} address={address} />
      </article>
    </Sheet>
  )
}
