import { SiteLayout } from '#components/site/layout/site-layout.tsx'
import { Empty } from '#components/site/lists/empty.tsx'
import { Heading } from '#components/site/lists/heading.tsx'
import { Count } from '#components/ui/count.tsx'
import type { TagView } from '#lib/published/views.ts'
import type { Settings } from '#lib/settings/views.ts'

export function TagsPage({ tags, settings }: { tags: TagView[]; settings: Settings }) {
  return (
    <SiteLayout settings={settings} current="/tags">
      <Heading title="Tags" dek="Browse articles by topic." />
      {tags.length > 0 ? (
        <ul className="entries">
          {tags.map((tag) => (
            <li key={tag.slug} className="entry entry-tag">
              <h2 className="entry-title">
                <a href={`/tags/${tag.slug}`}>{tag.name}</a>
              </h2>
              {tag.description && <p className="entry-text">{tag.description}</p>}
              <Count articles={tag.articles} />
            </li>
          ))}
        </ul>
      ) : (
        <Empty title="No tags yet.">Tags appear here when the first article with one is published.</Empty>
      )}
    </SiteLayout>
  )
}
