import { type Calendar, CalendarDate } from '#components/ui/calendar-date.tsx'
import { Credits } from '#components/ui/credits.tsx'
import type { PostCard } from '#lib/published/views.ts'

type Props = { post: PostCard; calendar: Calendar; showDate?: boolean; stacked?: boolean }

/** Authors, date and reading time. */
export function PostMeta({ post, calendar, showDate = true, stacked }: Props) {
  return (
    <ul className={stacked ? 'meta meta-stacked' : 'meta'}>
      {post.bylines.length > 0 && (
        <li>
          <Credits bylines={post.bylines} language={calendar.language} />
        </li>
      )}
      {showDate && (
        <li>
          <CalendarDate date={post.publishedAt} calendar={calendar} style={stacked ? 'medium' : 'long'} />
        </li>
      )}
      <li>{post.minutes} min read</li>
    </ul>
  )
}
