import { isDeepStrictEqual } from 'node:util'
import type { MediaFacts } from '#lib/content/views.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { parseMediaFile } from '#lib/media/files.ts'
import { imageSources } from '#lib/media/sources.ts'

/** What the renderer needs to know about the images at these addresses. Unknown addresses are left out. */
export async function getMediaFacts(
  addresses: readonly string[],
  tx: Tx = db(),
): Promise<Record<string, MediaFacts>> {
  const byHash = new Map(addresses.map((address) => [hashIn(address), address]))
  const rows = await tx.media.findMany({
    where: { hash: { in: [...byHash.keys()] } },
    select: { hash: true, width: true, height: true, colour: true, alt: true },
  })
  return Object.fromEntries(
    rows.map(({ hash, ...facts }) => {
      const src = byHash.get(hash) ?? ''
      return [src, { ...facts, sources: imageSources({ src, width: facts.width }) }]
    }),
  )
}

/** The identifier of the image at an address such as /media/<hash>.webp; null when there is none. */
export async function findMediaId(address: string): Promise<string | null> {
  const found = await db().media.findUnique({ where: { hash: hashIn(address) }, select: { id: true } })
  return found?.id ?? null
}

/** Empty, which matches no image, when the address is not an image's. */
function hashIn(address: string): string {
  const name = address.startsWith('/media/') ? address.slice('/media/'.length) : ''
  return parseMediaFile(name)?.hash ?? ''
}

/** Whether the facts about some images are unchanged. Hold the lock `images`, so that they stay so. */
export async function areFactsCurrent(tx: Tx, known: Record<string, MediaFacts>): Promise<boolean> {
  return isDeepStrictEqual(await getMediaFacts(Object.keys(known), tx), known)
}
