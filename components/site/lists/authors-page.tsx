import { SiteLayout } from '#components/site/layout/site-layout.tsx'
import { Empty } from '#components/site/lists/empty.tsx'
import { Heading } from '#components/site/lists/heading.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Count } from '#components/ui/count.tsx'
import type { BylineView } from '#lib/published/views.ts'
import type { Settings } from '#lib/settings/views.ts'

/** All authors with a published article. */
export function AuthorsPage({ bylines, settings }: { bylines: BylineView[]; settings: Settings }) {
  return (
    <SiteLayout settings={settings} current="/authors">
      <Heading title="Authors" dek="Everyone who writes for this publication." />
      {bylines.length > 0 ? (
        <ul className="entries">
          {bylines.map((byline) => (
            <li key={byline.slug} className="entry entry-author">
              <Avatar byline={byline} size="large" />
              <h2 className="entry-title">
                <a href={`/authors/${byline.slug}`}>{byline.name}</a>
              </h2>
              {byline.bio && <p className="entry-text">{byline.bio}</p>}
              <Count articles={byline.articles} />
            </li>
          ))}
        </ul>
      ) : (
        <Empty title="No authors yet.">Authors appear here when their first article is published.</Empty>
      )}
    </SiteLayout>
  )
}
