import { mediaPath } from '#lib/addresses/paths'
import { pictureSources } from '#lib/media/sources'
import type { Picture } from '#lib/posts/views'
import type { Prisma } from '#prisma/client'

export const pictureSelect = {
  hash: true,
  mime: true,
  width: true,
  height: true,
  colour: true,
  alt: true,
} satisfies Prisma.MediaSelect

type Row = Prisma.MediaGetPayload<{ select: typeof pictureSelect }>

/** A picture in its place: an alternative text or caption written there comes before the picture's own. */
export function toPicture(row: Row | null, words: { alt?: string; caption?: string } = {}): Picture | null {
  if (!row) return null
  const src = mediaPath(row.hash, row.mime)
  return {
    src,
    alt: words.alt || row.alt,
    caption: words.caption ?? '',
    width: row.width,
    height: row.height,
    colour: row.colour,
    sources: pictureSources({ src, width: row.width }),
  }
}
