import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BylineHeading } from '#components/site/byline-heading'
import { ListingPage } from '#components/site/listing-page'
import { bylinePath } from '#lib/addresses/paths'
import { listArticlesByByline } from '#lib/posts/listing'
import { bylineMetadata } from '#lib/web/metadata'
import { readByline, readSettings } from '#lib/web/reads'

/** The head of such a page. */
export async function describeWritten(slug: string, page: number | null): Promise<Metadata> {
  const [byline, settings] = await Promise.all([readByline(slug), readSettings()])
  return byline && page !== null ? bylineMetadata(settings, byline, page) : {}
}

/** One page of the articles an author has written. */
export async function Written({ slug, page }: { slug: string; page: number | null }) {
  if (page === null) notFound()
  const [byline, listing, settings] = await Promise.all([
    readByline(slug),
    listArticlesByByline(slug, page),
    readSettings(),
  ])
  if (!byline || page > listing.pages) notFound()
  return (
    <ListingPage
      settings={settings}
      listing={listing}
      base={bylinePath(byline.slug)}
      heading={<BylineHeading byline={byline} />}
    />
  )
}
