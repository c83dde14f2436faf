import { db } from '#lib/db/client'
import type { MediaFacts } from '#lib/mdx/views'
import { parseMediaFile } from '#lib/media/files'

/** What the renderer must know of the pictures at these addresses. Addresses that show nothing are left out. */
export async function getMediaFacts(addresses: readonly string[]): Promise<Record<string, MediaFacts>> {
  const byHash = new Map(addresses.map((address) => [hashIn(address), address]))
  const rows = await db().media.findMany({
    where: { hash: { in: [...byHash.keys()] } },
    select: { hash: true, width: true, height: true, colour: true, alt: true },
  })
  return Object.fromEntries(rows.map(({ hash, ...facts }) => [byHash.get(hash), facts]))
}

/** The identifier of the picture at an address such as /media/<hash>.webp; null when there is none. */
export async function findMediaId(address: string): Promise<string | null> {
  const found = await db().media.findUnique({ where: { hash: hashIn(address) }, select: { id: true } })
  return found?.id ?? null
}

/** Empty, which no picture has, when the address is not one of a picture. */
function hashIn(address: string): string {
  const name = address.startsWith('/media/') ? address.slice('/media/'.length) : ''
  return parseMediaFile(name)?.hash ?? ''
}
