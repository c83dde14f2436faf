import { SiteLayout } from '#components/site/layout/site-layout.tsx'
import { Heading } from '#components/site/lists/heading.tsx'
import { PostMeta } from '#components/site/lists/post-meta.tsx'
import type { SeriesView } from '#lib/published/views.ts'
import type { Settings } from '#lib/settings/views.ts'

export function SeriesPage({ series, settings }: { series: SeriesView; settings: Settings }) {
  return (
    <SiteLayout settings={settings} current={series.href}>
      <Heading
        label={`Series in ${series.parts.length} parts`}
        title={series.title}
        dek={series.description}
      />
      <ol className="rows">
        {series.parts.map((post, index) => (
          <li key={post.id} className="row">
            <article className="row-grid">
              <p className="row-part">{index + 1}</p>
              <div className="row-text">
                <h2 className="row-title">
                  <a href={post.href}>{post.title}</a>
                </h2>
                {post.summary && <p className="row-dek">{post.summary}</p>}
                <PostMeta post={post} calendar={settings} />
              </div>
            </article>
          </li>
        ))}
      </ol>
    </SiteLayout>
  )
}
