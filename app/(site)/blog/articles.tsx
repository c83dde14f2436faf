import { notFound } from 'next/navigation'
import { Heading } from '#components/site/lists/heading.tsx'
import { ListingPage } from '#components/site/lists/listing-page.tsx'
import { listArticles } from '#lib/published/listing.ts'
import { readSettings } from '#lib/web/reads.ts'
import { IndexData } from '../index-data'
import { indexes } from '../indexes'

/** One page of the list of all articles. */
export async function Articles({ page }: { page: number | null }) {
  if (page === null) notFound()
  const [listing, settings] = await Promise.all([listArticles(page), readSettings()])
  if (page > listing.pages) notFound()
  return (
    <>
      <IndexData index={indexes.articles} settings={settings} />
      <ListingPage
        settings={settings}
        listing={listing}
        base={indexes.articles.path}
        heading={<Heading title={indexes.articles.title} dek={indexes.articles.description} />}
      />
    </>
  )
}
