import { ADDRESSES, type AddressRow, type ListedSubject } from '#lib/urls/addresses.ts'

/** A page with a single sitemap entry. Without `of`, it is always listed; else as soon as there is one of these. */
export type SinglePage = { path: string; of: ListedSubject | null }

/** The pages of a subject; `path` has one parameter, for the slug. */
export type PageGroup = { path: string; subject: ListedSubject }

const LISTED: ReadonlySet<string> = new Set<ListedSubject>(['article', 'page', 'tag', 'byline', 'series'])

/** What the address table says about the sitemap. Throws when a page does not say whether it is listed. */
export function readSitemapRows(rows: readonly AddressRow[]): { singles: SinglePage[]; groups: PageGroup[] } {
  const unsaid = rows.find(({ kind, sitemap }) => kind === 'document' && !sitemap)
  if (unsaid) throw new Error(`The row ${unsaid.path} of the address table needs the property sitemap.`)
  return { singles: rows.flatMap(toSingle), groups: rows.flatMap(toGroup) }
}

function toSingle({ path, sitemap }: AddressRow): SinglePage[] {
  if (sitemap === 'always') return [{ path, of: null }]
  return typeof sitemap === 'object' ? [{ path, of: sitemap.listOf }] : []
}

function toGroup({ path, subject, sitemap }: AddressRow): PageGroup[] {
  if (sitemap !== 'each') return []
  if (!isListed(subject)) throw new Error(`The sitemap has no list of what stands at ${path}.`)
  return [{ path, subject }]
}

function isListed(subject: string | undefined): subject is ListedSubject {
  return subject !== undefined && LISTED.has(subject)
}

const { singles, groups } = readSitemapRows(ADDRESSES)

export { singles }

/** Articles, of which there can be very many, are listed apart. */
export const otherGroups = groups.filter(({ subject }) => subject !== 'article')

export const ARTICLE_PATH = groups.find(({ subject }) => subject === 'article')?.path ?? null

/** The path of one page of a group. */
export function pathOf(path: string, slug: string): string {
  return path.replace(/:\w+/, () => slug)
}
