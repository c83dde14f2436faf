import type { ReactNode } from 'react'
import { Empty } from '#components/site/empty'
import { PostList } from '#components/site/post-list'
import { Sheet } from '#components/site/sheet'
import { Pager } from '#components/ui/pager'
import type { Listing, PostCard } from '#lib/posts/views'
import type { Settings } from '#lib/settings/views'

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
    <Sheet settings={settings} current={pageHref(base, listing.page)}>
      {heading}
      {listing.items.length > 0 ? (
        <PostList posts={listing.items} calendar={settings} />
      ) : (
        <Empty title="No articles yet.">The first one will stand here as soon as it is published.</Empty>
      )}
      <Pager listing={listing} hrefOf={(page) => pageHref(base, page)} />
    </Sheet>
  )
}

function pageHref(base: string, page: number): string {
  return page === 1 ? base : `${base}/page/${page}`
}
