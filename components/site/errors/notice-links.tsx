import { type Calendar, DateOf } from '#components/ui/date.tsx'
import type { PostCard } from '#lib/published/views.ts'

/** The newest articles, for somebody who came for another one. */
export function NoticeLinks({ posts, calendar }: { posts: PostCard[]; calendar: Calendar }) {
  return (
    <>
      <p className="notice-ways">
        <a className="plain-link" href="/">
          Front page
        </a>
        <a className="plain-link" href="/blog">
          All articles
        </a>
        <a className="plain-link" href="/archive">
          Archive
        </a>
      </p>
      {posts.length > 0 && (
        <section aria-labelledby="newest">
          <h2 className="label" id="newest">
            Newest articles
          </h2>
          <ol className="year-posts">
            {posts.map((post) => (
              <li key={post.id} className="year-post">
                <DateOf date={post.publishedAt} calendar={calendar} style="month" />
                <a href={post.href}>{post.title}</a>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
