import type { APIRequestContext } from 'playwright/test'
import { type Document, fetchDocument, type Tag } from './document.ts'
import { siteUrl } from './site.ts'

/** Everything that the pages of the site link to or embed, fetched once each, by path. */
export type Crawl = Map<string, Document>

const AT_ONCE = 4

/** Crawls the site, starting at the home page. */
export async function crawl(request: APIRequestContext): Promise<Crawl> {
  const found: Crawl = new Map()
  const waiting = new Set(['/'])
  while (waiting.size > 0) {
    const next = [...waiting].slice(0, AT_ONCE)
    for (const document of await Promise.all(next.map((path) => fetchDocument(request, path)))) {
      found.set(document.path, document)
      waiting.delete(document.path)
      for (const path of pathsOn(document)) if (!found.has(path)) waiting.add(path)
    }
  }
  return found
}

/** The same-origin URLs in a document, without fragments. */
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
  const shared = name === 'meta' && attributes.property === 'og:image' ? attributes.content : undefined
  // Only the smallest size: each variant is rendered on its first request.
  const images = [srcset, imagesrcset].map((set) => set?.trim().split(/[\s,]/)[0])
  return [href, src, poster, shared, ...images].filter((address) => address !== undefined)
}
