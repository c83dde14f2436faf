import { AuthorNotes } from '#components/site/article/author-notes.tsx'
import { Neighbours } from '#components/site/article/neighbours.tsx'
import { RecentPosts } from '#components/site/article/recent-posts.tsx'
import { SeriesParts } from '#components/site/article/series-parts.tsx'
import { ShareLinks } from '#components/site/article/share-links.tsx'
import { type Calendar, CalendarDate } from '#components/ui/calendar-date.tsx'
import type { ArticleView } from '#lib/published/views.ts'

type Props = { article: ArticleView; calendar: Calendar; address: string }

/** Everything below the text: tags, share links, authors, series and more articles. */
export function ArticleTail({ article, calendar, address }: Props) {
  return (
    <footer className="article-footer">
      <div className="article-notes">
        <Tags tags={article.tags} />
        <ShareLinks label="Share this post" title={article.title} address={address} />
        {article.revisedAt && (
          <p className="revised">
            This article was last updated on <CalendarDate date={article.revisedAt} calendar={calendar} />.
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
