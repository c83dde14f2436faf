import type { PreviewView } from '#lib/admin/views.ts'

/** A post in a feed reader: the content of the feed, without the site's styles. */
export function FeedReader({ view: { article, settings, feedHtml } }: { view: PreviewView }) {
  const names = article.bylines.map(({ name }) => name).join(', ')
  return (
    <article className="feed-reader">
      <p className="feed-reader-source">
        {settings.name}
        {names && ` · ${names}`}
      </p>
      <h2>{article.title}</h2>
      {article.summary && <p className="feed-reader-summary">{article.summary}</p>}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer's HTML, which is on its allow-list. */}
      <div dangerouslySetInnerHTML={{ __html: feedHtml }} />
    </article>
  )
}
