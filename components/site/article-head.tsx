import { ShareLinks } from '#components/site/share-links'
import { TagLabel } from '#components/site/tag-label'
import { Avatar } from '#components/ui/avatar'
import { Credits } from '#components/ui/credits'
import { type Calendar, Day } from '#components/ui/day'
import { Icon } from '#components/ui/icon'
import type { ArticleView } from '#lib/posts/views'

type Props = { article: ArticleView; calendar: Calendar; address: string }

/** Everything above the text: tag, title, dek, who, when, and the links to share it. */
export function ArticleHead({ article, calendar, address }: Props) {
  return (
    <header className="article-head">
      <a className="back" href="/blog">
        <Icon of="arrow-left" /> Back to Blog
      </a>
      <TagLabel tags={article.tags} />
      <h1 className="article-title">{article.title}</h1>
      {article.dek && <p className="article-dek">{article.dek}</p>}
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
    </header>
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
          <Day date={article.publishedAt} calendar={calendar} />
        </li>
        <li>{article.minutes} min read</li>
      </ul>
    </div>
  )
}
