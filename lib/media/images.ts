import { jsonObject } from '#lib/db/json-object.ts'
import { imageSources } from '#lib/media/sources.ts'
import type { ResponsiveImage } from '#lib/media/views.ts'
import { mediaPath } from '#lib/urls/paths.ts'
import { Prisma } from '#prisma/client.ts'

export const imageSelect = {
  hash: true,
  mime: true,
  width: true,
  height: true,
  colour: true,
  alt: true,
  focusX: true,
  focusY: true,
} satisfies Prisma.MediaSelect

/** imageSelect in SQL, as JSON: the image with this identifier, or null. */
export function imageRow(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT ${jsonObject('media', imageSelect, {})} FROM media WHERE media.id = ${id})`
}

type Row = Prisma.MediaGetPayload<{ select: typeof imageSelect }>

/** An image in context: alt text or caption given there takes precedence over the image's own. */
export function toImage(
  row: Row | null,
  text: { alt?: string; caption?: string } = {},
): ResponsiveImage | null {
  if (!row) return null
  const src = mediaPath(row.hash, row.mime)
  return {
    src,
    alt: text.alt || row.alt,
    caption: text.caption ?? '',
    width: row.width,
    height: row.height,
    colour: row.colour,
    focusX: row.focusX,
    focusY: row.focusY,
    sources: imageSources({ src, width: row.width }),
  }
}
