import { Credits } from '#components/ui/credits.tsx'
import { type Calendar, DateOf } from '#components/ui/date.tsx'
import type { PostCard } from '#lib/published/views.ts'

type Props = { post: PostCard; calendar: Calendar; day?: boolean; stacked?: boolean }

/** Who wrote it, when, and how long it takes to read. */
export function PostMeta({ post, calendar, day = true, stacked }: Props) {
  return (
    <ul className={stacked ? 'meta meta-stacked' : 'meta'}>
      {post.bylines.length > 0 && (
        <li>
          <Credits bylines={post.bylines} language={calendar.language} />
        </li>
      )}
      {day && (
        <li>
          <DateOf date={post.publishedAt} calendar={calendar} style={stacked ? 'medium' : 'long'} />
        </li>
      )}
      <li>{post.minutes} min read</li>
    </ul>
  )
}
