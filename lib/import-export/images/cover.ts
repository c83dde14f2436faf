import type { Found } from '#lib/import-export/images/locate-all.ts'
import { ELSEWHERE, shown } from '#lib/import-export/images/rewrite.ts'
import type { ImageUploader } from '#lib/import-export/images/upload.ts'
import type { ParsedFile } from '#lib/import-export/parse-file.ts'
import { type ImageCounts, NO_IMAGES, type Note } from '#lib/import-export/report.ts'

export type Cover = { id: string | null; counts: ImageCounts; notes: Note[] }

const NO_COVER: Cover = { id: null, counts: NO_IMAGES, notes: [] }

/** Uploads the cover image of an article. */
export async function uploadCover(parsed: ParsedFile, uploader: ImageUploader): Promise<Cover> {
  const image = foundCover(parsed)
  if (image?.kind === 'stored') return { ...NO_COVER, id: image.id }
  if (image?.kind !== 'file') return reviewCover(parsed)
  const uploaded = await uploader.upload(image)
  if (uploaded.kind === 'refused') return withoutCover(parsed, 'missing', uploaded.reason)
  return { ...NO_COVER, id: uploaded.id, counts: { ...NO_IMAGES, taken: 1 } }
}

/** Reports on the cover image of an article that stays unchanged. */
export function reviewCover(parsed: ParsedFile): Cover {
  const image = foundCover(parsed)
  if (image?.kind === 'missing') return withoutCover(parsed, 'missing', image.reason)
  if (image?.kind === 'remote') return withoutCover(parsed, 'remote', ELSEWHERE)
  return NO_COVER
}

function foundCover({ found, loaded }: ParsedFile): Found | undefined {
  const { cover } = loaded.frontMatter.fields
  return cover === null ? undefined : found.get(cover)
}

function withoutCover({ loaded }: ParsedFile, kind: 'missing' | 'remote', reason: string): Cover {
  const { fields, placeOf } = loaded.frontMatter
  const { line, column } = placeOf('cover')
  const counts = { ...NO_IMAGES, [kind]: 1 }
  return {
    id: null,
    counts,
    notes: [{ level: 'error', line, column, message: `${shown(fields.cover ?? '')}: ${reason}` }],
  }
}
