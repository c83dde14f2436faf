import { mediaPath } from '#lib/addresses/paths'
import type { CoverView } from '#lib/desk/views'
import { pictureSelect } from '#lib/media/pictures'
import type { Prisma } from '#prisma/client'

export const coverSelect = { id: true, ...pictureSelect } satisfies Prisma.MediaSelect

type Row = Prisma.MediaGetPayload<{ select: typeof coverSelect }>

export function toCover(row: Row | null, words: { alt: string; caption: string }): CoverView | null {
  if (!row) return null
  const { hash, mime, alt: libraryAlt, ...facts } = row
  return { ...facts, ...words, libraryAlt, src: mediaPath(hash, mime) }
}
