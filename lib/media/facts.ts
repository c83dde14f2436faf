import { db } from '#lib/db/client'
import type { MediaFacts } from '#lib/mdx/views'
import { parseMediaFile } from '#lib/media/files'

/** What the renderer must know of the pictures at these addresses. Addresses that show nothing are left out. */
export async function getMediaFacts(addresses: readonly string[]): Promise<Record<string, MediaFacts>> {
  const byHash = new Map(addresses.flatMap((address) => hashIn(address).map((hash) => [hash, address])))
  const rows = await db().media.findMany({
    where: { hash: { in: [...byHash.keys()] } },
    select: { hash: true, width: true, height: true, colour: true, alt: true },
  })
  return Object.fromEntries(rows.map(({ hash, ...facts }) => [byHash.get(hash), facts]))
}

function hashIn(address: string): string[] {
  const file = address.startsWith('/media/') ? parseMediaFile(address.slice('/media/'.length)) : null
  return file ? [file.hash] : []
}
