import { PostMeta } from '#components/site/lists/post-meta.tsx'
import type { Calendar } from '#components/ui/calendar-date.tsx'
import type { PostCard, TagRef } from '#lib/published/views.ts'

type Props = { tag: TagRef; posts: PostCard[]; calendar: Calendar }

/** The newest articles of one tag on the home page: the first with its summary, the others by title. */
export function TagSection({ tag, posts, calendar }: Props) {
  return (
    <section className="section section-tag" aria-labelledby={`tag-${tag.slug}`}>
      <div className="section-head">
        <h2 className="section-title" id={`tag-${tag.slug}`}>
          {tag.name}
        </h2>
        <a className="section-more" href={`/tags/${tag.slug}`}>
          All articles<span className="visually-hidden"> in {tag.name}</span>
        </a>
      </div>
      <ul className="section-items">
        {posts.map((post, index) => (
          <li key={post.id}>
            <article className="item">
              <h3 className="item-title">
                <a href={post.href}>{post.title}</a>
              </h3>
              {index === 0 && post.summary && <p className="item-dek">{post.summary}</p>}
              <PostMeta post={post} calendar={calendar} stacked />
            </article>
          </li>
        ))}
      </ul>
    </section>
  )
}
