import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Heading } from '#components/site/heading'
import { ListingPage } from '#components/site/listing-page'
import { StructuredData } from '#components/site/structured-data'
import { Count } from '#components/ui/count'
import { tagPath } from '#lib/addresses/paths'
import { listArticlesByTag } from '#lib/posts/listing'
import { breadcrumbData, collectionData } from '#lib/seo/structured-data'
import { tagMetadata } from '#lib/web/metadata'
import { readSettings, readTag } from '#lib/web/reads'
import { indexes, trailTo } from '../../indexes'

/** The head of such a page. */
export async function describeTagged(slug: string, page: number | null): Promise<Metadata> {
  const [tag, settings] = await Promise.all([readTag(slug), readSettings()])
  return tag && page !== null ? tagMetadata(settings, tag, page) : {}
}

/** One page of the articles that carry a tag. */
export async function Tagged({ slug, page }: { slug: string; page: number | null }) {
  if (page === null) notFound()
  const [tag, listing, settings] = await Promise.all([
    readTag(slug),
    listArticlesByTag(slug, page),
    readSettings(),
  ])
  if (!tag || page > listing.pages) notFound()
  const { name, description } = tag
  const path = tagPath(tag.slug)
  const trail = [...trailTo(settings, indexes.tags), { label: name, href: path }]
  const collection = collectionData(settings, { title: name, description, path })
  return (
    <>
      <StructuredData items={[collection, breadcrumbData(trail)]} />
      <ListingPage
        settings={settings}
        listing={listing}
        base={path}
        heading={
          <Heading label="Tag" title={tag.name} dek={tag.description}>
            <Count articles={tag.articles} />
          </Heading>
        }
      />
    </>
  )
}
