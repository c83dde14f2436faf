import type { ReactNode } from 'react'
import { SiteLayout } from '#components/site/layout/site-layout.tsx'
import { Empty } from '#components/site/lists/empty.tsx'
import { PostList } from '#components/site/lists/post-list.tsx'
import { Pager } from '#components/ui/pager.tsx'
import type { Listing } from '#lib/core/views.ts'
import type { PostCard } from '#lib/published/views.ts'
import type { Settings } from '#lib/settings/views.ts'

type Props = {
  settings: Settings
  listing: Listing<PostCard>
  /** Address of the first page. */
  base: string
  heading: ReactNode
}

/** One page of a list of articles. */
export function ListingPage({ settings, listing, base, heading }: Props) {
  return (
    <SiteLayout settings={settings} current={pageHref(base, listing.page)}>
      {heading}
      {listing.items.length > 0 ? (
        <PostList posts={listing.items} calendar={settings} />
      ) : (
        <Empty title="No articles yet.">The first one appears here as soon as it is published.</Empty>
      )}
      <Pager listing={listing} hrefOf={(page) => pageHref(base, page)} />
    </SiteLayout>
  )
}

function pageHref(base: string, page: number): string {
  return page === 1 ? base : `${base}/page/${page}`
}
