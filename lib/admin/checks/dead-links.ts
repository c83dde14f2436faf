import { headingIds, plainSlugs } from '#lib/content/mdx/render/heading-ids.ts'
import type { Inspection } from '#lib/content/views.ts'
import { findMediaId } from '#lib/media/renderer-facts.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { siteOrigin } from '#lib/urls/origin.ts'
import { isPublicFile } from '#lib/urls/public-file.ts'

/** Links that are looked up; a text with more is a list that a writer checks otherwise. */
const MAX_LOOKED_UP = 200

/** The hrefs of a text at `ownPath` that lead to something of this site that readers would not find. */
export async function findDeadLinks({ links, headings }: Inspection, ownPath: string): Promise<Set<string>> {
  const texts = headings.map(({ text }) => text)
  const ids = new Set([...headingIds(texts), ...plainSlugs(texts)])
  const hrefs = [...new Set(links.map(({ href }) => href))].slice(0, MAX_LOOKED_UP)
  const dead = new Set<string>()
  // One after another: a list of links must not take every connection to the database.
  for (const href of hrefs) if (await isDead(href, ids, ownPath)) dead.add(href)
  return dead
}

async function isDead(href: string, ids: ReadonlySet<string>, ownPath: string): Promise<boolean> {
  const own = siteOrigin()
  const url = URL.parse(href, own + ownPath)
  if (!url || url.origin !== own) return false
  if (url.pathname === ownPath) return url.hash !== '' && !ids.has(fragmentOf(url))
  if (url.pathname.startsWith('/media/')) return (await findMediaId(url.pathname)) === null
  if (isPublicFile(url.pathname)) return false
  const { kind } = await resolveAddress(url.pathname)
  return kind === 'missing' || kind === 'gone'
}

function fragmentOf({ hash }: URL): string {
  try {
    return decodeURIComponent(hash.slice(1))
  } catch {
    return hash.slice(1)
  }
}
