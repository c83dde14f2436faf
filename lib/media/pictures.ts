import { jsonObject } from '#lib/db/json-object.ts'
import { pictureSources } from '#lib/media/sources.ts'
import type { Picture } from '#lib/media/views.ts'
import { mediaPath } from '#lib/urls/paths.ts'
import { Prisma } from '#prisma/client.ts'

export const pictureSelect = {
  hash: true,
  mime: true,
  width: true,
  height: true,
  colour: true,
  alt: true,
} satisfies Prisma.MediaSelect

/** pictureSelect in SQL, as JSON: the picture with this identifier, or null. */
export function pictureRow(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT ${jsonObject('media', pictureSelect, {})} FROM media WHERE media.id = ${id})`
}

type Row = Prisma.MediaGetPayload<{ select: typeof pictureSelect }>

/** A picture in context: alt text or caption given there takes precedence over the picture's own. */
export function toPicture(row: Row | null, text: { alt?: string; caption?: string } = {}): Picture | null {
  if (!row) return null
  const src = mediaPath(row.hash, row.mime)
  return {
    src,
    alt: text.alt || row.alt,
    caption: text.caption ?? '',
    width: row.width,
    height: row.height,
    colour: row.colour,
    sources: pictureSources({ src, width: row.width }),
  }
}
