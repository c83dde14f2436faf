import { Cover } from '#components/ui/cover.tsx'
import type { ArticleView } from '#lib/published/views.ts'

// Reading modes take the element with most of the text, and those beside it that have the very same class.
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

/** The picture of an article, with its caption. */
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

/** What was written, as lib/mdx has rendered and checked it. */
export function ArticleText({ html }: { html: string }) {
  return (
    <div className={TEXT}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and checked by lib/mdx. */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  )
}
