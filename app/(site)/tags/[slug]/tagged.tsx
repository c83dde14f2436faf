import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StructuredData } from '#components/site/article/structured-data.tsx'
import { Heading } from '#components/site/lists/heading.tsx'
import { ListingPage } from '#components/site/lists/listing-page.tsx'
import { Count } from '#components/ui/count.tsx'
import { listArticlesByTag } from '#lib/published/listing.ts'
import { breadcrumbData, collectionData } from '#lib/seo/structured-data.ts'
import { tagPath } from '#lib/urls/paths.ts'
import { tagMetadata } from '#lib/web/metadata.ts'
import { readSettings, readTag } from '#lib/web/reads.ts'
import { indexes, trailTo } from '../../indexes'

/** The metadata of one page of a tag's articles. */
export async function describeTagged(slug: string, page: number | null): Promise<Metadata> {
  const [tag, settings] = await Promise.all([readTag(slug), readSettings()])
  return tag && page !== null ? tagMetadata(settings, tag, page) : {}
}

/** One page of the articles with a tag. */
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
