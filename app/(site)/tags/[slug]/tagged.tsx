import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Heading } from '#components/site/heading'
import { ListingPage } from '#components/site/listing-page'
import { Count } from '#components/ui/count'
import { tagPath } from '#lib/addresses/paths'
import { listArticlesByTag } from '#lib/posts/listing'
import { tagMetadata } from '#lib/web/metadata'
import { readSettings, readTag } from '#lib/web/reads'

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
  return (
    <ListingPage
      settings={settings}
      listing={listing}
      base={tagPath(tag.slug)}
      heading={
        <Heading label="Tag" title={tag.name} dek={tag.description}>
          <Count articles={tag.articles} />
        </Heading>
      }
    />
  )
}
