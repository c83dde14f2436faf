import type { LinkCard } from '#lib/link-cards/views.ts'
import { getLiveArticle, getLivePage } from '#lib/published/articles.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { getSettings } from '#lib/settings/reading.ts'
import { parseAddress } from '#lib/urls/parse-address.ts'

/** The card of a live article or page of this site, at the path where it is now; null when there is none. */
export async function cardOfOwn(path: string): Promise<LinkCard | null> {
  const found = await resolveAddress(path)
  const target = parseAddress(found.kind === 'redirect' ? found.to : path)?.target
  if (target?.kind !== 'post') return null
  const site = (await getSettings()).name
  if (target.postKind === 'article') {
    const article = await getLiveArticle(target.slug)
    if (!article) return null
    const { href, title, summary: description, cover } = article
    return { href, title, description, site, image: cover?.src ?? '' }
  }
  const page = await getLivePage(target.slug)
  return page && { href: page.href, title: page.title, description: page.description, site, image: '' }
}
