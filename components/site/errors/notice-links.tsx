import { type Calendar, CalendarDate } from '#components/ui/calendar-date.tsx'
import type { PostCard } from '#lib/published/views.ts'

/** Ways onward from an error page: sections and the newest articles. */
export function NoticeLinks({ posts, calendar }: { posts: PostCard[]; calendar: Calendar }) {
  return (
    <>
      <p className="notice-links">
        <a className="plain-link" href="/">
          Home page
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
                <CalendarDate date={post.publishedAt} calendar={calendar} style="month" />
                <a href={post.href}>{post.title}</a>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
