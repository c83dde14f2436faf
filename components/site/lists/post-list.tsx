import { type Calendar, CalendarDate } from '#components/ui/calendar-date.tsx'
import { Credits } from '#components/ui/credits.tsx'
import type { PostCard } from '#lib/published/views.ts'

type Props = { posts: PostCard[]; calendar: Calendar; level?: 2 | 3 }

/** Articles in rows: date, title, summary, authors and reading time. */
export function PostList({ posts, calendar, level = 2 }: Props) {
  const Heading = `h${level}` as const
  return (
    <ol className="rows">
      {posts.map((post) => (
        <li key={post.id} className="row">
          <article className="row-grid">
            <p className="row-date">
              <CalendarDate date={post.publishedAt} calendar={calendar} style="medium" />
            </p>
            <div className="row-text">
              <Heading className="row-title">
                <a href={post.href}>{post.title}</a>
              </Heading>
              {post.summary && <p className="row-dek">{post.summary}</p>}
            </div>
            <p className="row-credit">
              {post.bylines.length > 0 && (
                <span>
                  <Credits bylines={post.bylines} language={calendar.language} />
                </span>
              )}
              <span>{post.minutes} min</span>
            </p>
          </article>
        </li>
      ))}
    </ol>
  )
}
