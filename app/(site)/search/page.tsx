import type { Metadata } from 'next'
import { SearchPage } from '#components/site/search/search-page.tsx'
import { listPopularTags } from '#lib/published/tags.ts'
import { readSearchQuery } from '#lib/search/input.ts'
import { searchPosts } from '#lib/search/searching.ts'
import { hiddenMetadata } from '#lib/web/metadata.ts'
import { single } from '#lib/web/query.ts'
import { readSettings } from '#lib/web/reads.ts'

type Props = PageProps<'/search'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { query } = readSearchQuery(single(await searchParams))
  const settings = await readSettings()
  const title = query === '' ? 'Search' : `Search: ${query}`
  return hiddenMetadata(settings, title, `Search the articles in ${settings.name}.`)
}

export default async function Search({ searchParams }: Props) {
  const [view, settings] = await Promise.all([searchPosts(single(await searchParams)), readSettings()])
  const tags = view.items.length === 0 ? await listPopularTags(8) : []
  return <SearchPage view={view} settings={settings} tags={tags} />
}
