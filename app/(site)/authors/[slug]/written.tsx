import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BylineHeading } from '#components/site/byline-heading'
import { ListingPage } from '#components/site/listing-page'
import { StructuredData } from '#components/site/structured-data'
import { bylinePath } from '#lib/addresses/paths'
import { listArticlesByByline } from '#lib/posts/listing'
import { breadcrumbData, profileData } from '#lib/seo/structured-data'
import { bylineMetadata } from '#lib/web/metadata'
import { readByline, readSettings } from '#lib/web/reads'
import { indexes, trailTo } from '../../indexes'

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
  const path = bylinePath(byline.slug)
  const trail = [...trailTo(settings, indexes.authors), { label: byline.name, href: path }]
  return (
    <>
      <StructuredData items={[profileData(settings, byline), breadcrumbData(trail)]} />
      <ListingPage
        settings={settings}
        listing={listing}
        base={path}
        heading={<BylineHeading byline={byline} />}
      />
    </>
  )
}
