import { PostMeta } from '#components/site/lists/post-meta.tsx'
import type { Calendar } from '#components/ui/date.tsx'
import type { PostCard, TagRef } from '#lib/published/views.ts'

type Props = { tag: TagRef; posts: PostCard[]; calendar: Calendar }

/** The newest of one tag on the front page: the first with its dek, the others by title. */
export function TagSection({ tag, posts, calendar }: Props) {
  return (
    <section className="shelf shelf-tag" aria-labelledby={`tag-${tag.slug}`}>
      <div className="shelf-head">
        <h2 className="shelf-title" id={`tag-${tag.slug}`}>
          {tag.name}
        </h2>
        <a className="shelf-more" href={`/tags/${tag.slug}`}>
          All of it<span className="unseen"> in {tag.name}</span>
        </a>
      </div>
      <ul className="shelf-items">
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
