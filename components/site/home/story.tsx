import { PostMeta } from '#components/site/lists/post-meta.tsx'
import { TagLabel } from '#components/site/lists/tag-label.tsx'
import type { Calendar } from '#components/ui/calendar-date.tsx'
import { Cover } from '#components/ui/cover.tsx'
import type { PostCard } from '#lib/published/views.ts'

type Props = { post: PostCard; calendar: Calendar; shape: 'lead' | 'second' }

/** An article with its image: the lead story of the home page or one of the secondary stories below. */
export function Story({ post, calendar, shape }: Props) {
  const isLead = shape === 'lead'
  return (
    <article className={`story story-${shape}`}>
      <div className="story-text">
        <TagLabel tags={post.tags} />
        <h2 className="story-title">
          <a href={post.href}>{post.title}</a>
        </h2>
        {post.summary && <p className="story-dek">{post.summary}</p>}
        <PostMeta post={post} calendar={calendar} showDate={isLead} />
      </div>
      <div className="story-cover frame">
        <Cover post={post} sizes={isLead ? LEAD_SIZES : SECOND_SIZES} eager={isLead} />
      </div>
    </article>
  )
}

const LEAD_SIZES = '(min-width: 64rem) 43rem, 100vw'
const SECOND_SIZES = '(min-width: 64rem) 18rem, (min-width: 40rem) 50vw, 6rem'
