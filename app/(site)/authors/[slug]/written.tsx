import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StructuredData } from '#components/site/article/structured-data.tsx'
import { BylineHeading } from '#components/site/lists/byline-heading.tsx'
import { ListingPage } from '#components/site/lists/listing-page.tsx'
import { listArticlesByByline } from '#lib/published/listing.ts'
import { breadcrumbData, profileData } from '#lib/seo/structured-data.ts'
import { bylinePath } from '#lib/urls/paths.ts'
import { bylineMetadata } from '#lib/web/metadata.ts'
import { readByline, readSettings } from '#lib/web/reads.ts'
import { indexes, trailTo } from '../../indexes'

/** The metadata of one page of an author's articles. */
export async function describeWritten(slug: string, page: number | null): Promise<Metadata> {
  const [byline, settings] = await Promise.all([readByline(slug), readSettings()])
  return byline && page !== null ? bylineMetadata(settings, byline, page) : {}
}

/** One page of an author's articles. */
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
