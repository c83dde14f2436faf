import { BylineLinks } from '#components/site/lists/byline-heading.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import type { BylineView } from '#lib/published/views.ts'

/** The authors with their short biographies. */
export function AuthorNotes({ authors }: { authors: BylineView[] }) {
  return authors.map((author) => (
    <aside key={author.slug} className="author-note" aria-label={`About ${author.name}`}>
      <Avatar byline={author} size="large" />
      <div>
        <p className="author-name">
          <a href={`/authors/${author.slug}`}>{author.name}</a>
        </p>
        {author.bio && <p className="author-bio">{author.bio}</p>}
        <BylineLinks byline={author} />
      </div>
    </aside>
  ))
}
