import { Empty } from '#components/site/empty'
import { Heading } from '#components/site/heading'
import { Sheet } from '#components/site/sheet'
import { Count } from '#components/ui/count'
import type { TagView } from '#lib/posts/views'
import type { Settings } from '#lib/settings/views'

/** Every tag. */
export function TagsPage({ tags, settings }: { tags: TagView[]; settings: Settings }) {
  return (
    <Sheet settings={settings} current="/tags">
      <Heading title="Tags" dek="What the articles are about." />
      {tags.length > 0 ? (
        <ul className="entries">
          {tags.map((tag) => (
            <li key={tag.slug} className="entry entry-tag">
              <h2 className="entry-title">
                <a href={`/tags/${tag.slug}`}>{tag.name}</a>
              </h2>
              {tag.description && <p className="entry-words">{tag.description}</p>}
              <Count articles={tag.articles} />
            </li>
          ))}
        </ul>
      ) : (
        <Empty title="No tags yet.">They appear here with the first articles that carry them.</Empty>
      )}
    </Sheet>
  )
}
