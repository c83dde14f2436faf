import { PostMeta } from '#components/site/lists/post-meta.tsx'
import type { Calendar } from '#components/ui/calendar-date.tsx'
import { Cover } from '#components/ui/cover.tsx'
import type { PostCard } from '#lib/published/views.ts'

/** The newest articles other than this one. */
export function RecentPosts({ posts, calendar }: { posts: PostCard[]; calendar: Calendar }) {
  return (
    <section className="recent" aria-labelledby="recent">
      <h2 className="section-title" id="recent">
        Recent Posts
      </h2>
      {posts.length === 0 && <p className="recent-none">No other posts yet.</p>}
      {posts.length > 0 && (
        <ul className="recent-posts">
          {posts.map((post) => (
            <li key={post.id}>
              <article className="recent-post">
                <div className="frame">
                  <Cover post={post} sizes="(min-width: 40rem) 18rem, 6rem" />
                </div>
                <h3 className="item-title">
                  <a href={post.href}>{post.title}</a>
                </h3>
                <PostMeta post={post} calendar={calendar} stacked />
              </article>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
