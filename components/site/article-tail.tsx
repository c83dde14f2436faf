import { AuthorNotes } from '#components/site/author-notes'
import { Neighbours } from '#components/site/neighbours'
import { RecentPosts } from '#components/site/recent-posts'
import { SeriesParts } from '#components/site/series-parts'
import { ShareLinks } from '#components/site/share-links'
import { type Calendar, Day } from '#components/ui/day'
import type { ArticleView } from '#lib/posts/views'

type Props = { article: ArticleView; calendar: Calendar; address: string }

/** Everything below the text. */
export function ArticleTail({ article, calendar, address }: Props) {
  return (
    <footer className="tail">
      <div className="tail-notes">
        <Tags tags={article.tags} />
        <ShareLinks label="Share this post" title={article.title} address={address} />
        {article.revisedAt && (
          <p className="revised">
            This article was last revised on <Day date={article.revisedAt} calendar={calendar} />.
          </p>
        )}
        <AuthorNotes authors={article.authors} />
        {article.series && <SeriesParts series={article.series} />}
      </div>
      <Neighbours previous={article.previous} next={article.next} />
      <RecentPosts posts={article.recent} calendar={calendar} />
    </footer>
  )
}

function Tags({ tags }: Pick<ArticleView, 'tags'>) {
  if (tags.length === 0) return null
  return (
    <div className="share">
      <p className="share-label">Filed under</p>
      <ul className="share-links">
        {tags.map(({ slug, name }) => (
          <li key={slug}>
            <a rel="tag" href={`/tags/${slug}`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
