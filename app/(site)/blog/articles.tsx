import { notFound } from 'next/navigation'
import { Heading } from '#components/site/heading'
import { ListingPage } from '#components/site/listing-page'
import { listArticles } from '#lib/posts/listing'
import { readSettings } from '#lib/web/reads'
import { IndexData } from '../index-data'
import { indexes } from '../indexes'

/** One page of every article. */
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
