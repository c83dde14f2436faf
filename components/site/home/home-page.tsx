import { EmptyHome } from '#components/site/home/empty-home.tsx'
import { Story } from '#components/site/home/story.tsx'
import { TagSection } from '#components/site/home/tag-section.tsx'
import { Masthead } from '#components/site/layout/masthead.tsx'
import { SiteLayout } from '#components/site/layout/site-layout.tsx'
import { PostList } from '#components/site/lists/post-list.tsx'
import type { HomeView } from '#lib/published/views.ts'
import type { Settings } from '#lib/settings/views.ts'

export function HomePage({ home, settings }: { home: HomeView; settings: Settings }) {
  const { lead, seconds, latest, sections } = home
  return (
    <SiteLayout
      settings={settings}
      current="/"
      header={<Masthead settings={settings} issued={newest(home)} />}
    >
      {lead ? <Story post={lead} calendar={settings} shape="lead" /> : <EmptyHome />}
      {seconds.length > 0 && (
        <div className="seconds">
          {seconds.map((post) => (
            <Story key={post.id} post={post} calendar={settings} shape="second" />
          ))}
        </div>
      )}
      {latest.length > 0 && (
        <section className="section" aria-labelledby="latest">
          <div className="section-head">
            <h2 className="section-title" id="latest">
              Latest
            </h2>
            <a className="section-more" href="/blog">
              All articles
            </a>
          </div>
          <PostList posts={latest} calendar={settings} level={3} />
        </section>
      )}
      {sections.map(({ tag, posts }) => (
        <TagSection key={tag.slug} tag={tag} posts={posts} calendar={settings} />
      ))}
    </SiteLayout>
  )
}

function newest({ lead, seconds }: HomeView): Date | null {
  const dates = [lead, ...seconds].flatMap((post) => (post ? [post.publishedAt.getTime()] : []))
  return dates.length > 0 ? new Date(Math.max(...dates)) : null
}
