import { Cover } from '#components/ui/cover.tsx'
import type { ArticleView } from '#lib/published/views.ts'

// Reader views keep the element with most of the text, and its siblings with exactly the same class.
const TEXT = 'article-text'

/** The title, with the dek below it. */
export function ArticleTitle({ title, dek }: { title: string; dek: string }) {
  return (
    <hgroup className={TEXT}>
      <h1 className="article-title">{title}</h1>
      {dek && <p className="article-dek">{dek}</p>}
    </hgroup>
  )
}

/** The cover of an article, with its caption. */
export function ArticleCover({ article }: { article: ArticleView }) {
  return (
    <figure className={TEXT}>
      <div className="frame">
        <Cover post={article} sizes="(min-width: 64rem) 62rem, 100vw" eager />
      </div>
      {article.cover?.caption && (
        <figcaption>
          <p>{article.cover.caption}</p>
        </figcaption>
      )}
    </figure>
  )
}

/** The article as lib/content/mdx rendered and checked it. */
export function ArticleText({ html }: { html: string }) {
  return (
    <div className={TEXT}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and checked by lib/content/mdx. */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  )
}
