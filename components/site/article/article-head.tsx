import { ArticleTitle } from '#components/site/article/article-text.tsx'
import { ShareLinks } from '#components/site/article/share-links.tsx'
import { TagLabel } from '#components/site/lists/tag-label.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { type Calendar, CalendarDate } from '#components/ui/calendar-date.tsx'
import { Credits } from '#components/ui/credits.tsx'
import { Icon } from '#components/ui/icon.tsx'
import type { ArticleView } from '#lib/published/views.ts'

type Props = { article: ArticleView; calendar: Calendar; address: string }

/** Everything above the text: tag, title, dek, byline, date and share links. */
export function ArticleHead({ article, calendar, address }: Props) {
  return (
    <>
      <div className="article-above">
        <a className="back-link" href="/blog">
          <Icon of="arrow-left" /> Back to Blog
        </a>
        <TagLabel tags={article.tags} />
      </div>
      <ArticleTitle {...article} />
      <div className="article-below">
        {article.series && (
          <p className="article-part">
            Part {article.series.part} of {article.series.parts.length} in{' '}
            <a className="plain-link" href={article.series.href}>
              {article.series.title}
            </a>
          </p>
        )}
        <div className="article-line">
          <Byline article={article} calendar={calendar} />
          <ShareLinks label="Share:" title={article.title} address={address} />
        </div>
      </div>
    </>
  )
}

function Byline({ article, calendar }: Omit<Props, 'address'>) {
  return (
    <div className="byline">
      {article.bylines.length > 0 && (
        <span className="byline-faces">
          {article.bylines.map((byline) => (
            <Avatar key={byline.slug} byline={byline} />
          ))}
        </span>
      )}
      <ul className="meta">
        {article.bylines.length > 0 && (
          <li className="byline-names">
            <Credits bylines={article.bylines} language={calendar.language} />
          </li>
        )}
        <li>
          <CalendarDate date={article.publishedAt} calendar={calendar} />
        </li>
        <li>{article.minutes} min read</li>
      </ul>
    </div>
  )
}
