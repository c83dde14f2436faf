import type { APIRequestContext } from 'playwright/test'
import { type Document, fetchDocument, type Tag } from './document.ts'
import { siteUrl } from './site.ts'

/** Everything that pages of the site link to or show, each asked for once, by path. */
export type Crawl = Map<string, Document>

/** Follows every address of this site from the home page on. */
export async function crawl(request: APIRequestContext): Promise<Crawl> {
  const found: Crawl = new Map()
  const waiting = ['/']
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    const document = await fetchDocument(request, path)
    found.set(path, document)
    waiting.push(...pathsOn(document))
  }
  return found
}

/** The addresses on this site that a document names, without fragments. */
function pathsOn(document: Document): string[] {
  if (!isPage(document)) return []
  return addressesOn(document)
    .filter(({ origin }) => origin === siteUrl)
    .map(({ pathname, search }) => pathname + search)
}

export function addressesOn({ path, head, body }: Document): URL[] {
  return [...head, ...body]
    .flatMap(addressesOf)
    .map((address) => new URL(address, siteUrl + path))
    .filter(({ protocol }) => protocol.startsWith('http'))
}

export function isPage({ type }: Document): boolean {
  return type.startsWith('text/html')
}

function addressesOf({ name, attributes }: Tag): string[] {
  const { href, src, srcset, imagesrcset, poster } = attributes
  if (name === 'link' && attributes.rel === 'preconnect') return []
  const candidates = [srcset, imagesrcset].flatMap((set) => set?.split(/,\s+/) ?? [])
  const pictures = candidates.map((candidate) => candidate.trim().split(/\s/)[0])
  return [href, src, poster, ...pictures].filter((address) => address !== undefined)
}
