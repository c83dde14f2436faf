import type { CoverView } from '#lib/admin/views.ts'
import { imageSelect } from '#lib/media/images.ts'
import { mediaPath } from '#lib/urls/paths.ts'
import type { Prisma } from '#prisma/client.ts'

export const coverSelect = { id: true, ...imageSelect } satisfies Prisma.MediaSelect

type Row = Prisma.MediaGetPayload<{ select: typeof coverSelect }>

export function toCover(row: Row | null, text: { alt: string; caption: string }): CoverView | null {
  if (!row) return null
  const { hash, mime, alt: libraryAlt, ...facts } = row
  return { ...facts, ...text, libraryAlt, src: mediaPath(hash, mime) }
}
