import type { Found } from '#lib/import-export/images/locate-all.ts'
import type { Edit, ImageReference } from '#lib/import-export/images/references.ts'
import type { Uploaded } from '#lib/import-export/images/upload.ts'
import type { ImageCounts, Note } from '#lib/import-export/report.ts'

/** Edits of a text, and notes about its images. */
export type ImageRewrite = { edits: Edit[]; counts: ImageCounts; notes: Note[] }

type Uploader = { upload: (file: Extract<Found, { kind: 'file' }>) => Promise<Uploaded> }

/** Uploads the images of a text and returns the edits that point it at the uploaded files. */
export async function rewriteImages(
  references: readonly ImageReference[],
  found: ReadonlyMap<string, Found>,
  uploader: Uploader,
): Promise<ImageRewrite> {
  const rewrite = emptyRewrite()
  for (const reference of references) {
    const image = found.get(reference.address)
    if (image?.kind === 'file') showUploaded(reference, await uploader.upload(image), rewrite)
    else review(reference, image, rewrite)
  }
  return rewrite
}

/** Reports on the images of a text that stays unchanged. */
export function reviewImages(
  references: readonly ImageReference[],
  found: ReadonlyMap<string, Found>,
): ImageRewrite {
  const rewrite = emptyRewrite()
  for (const reference of references) review(reference, found.get(reference.address), rewrite)
  return rewrite
}

function emptyRewrite(): ImageRewrite {
  return { edits: [], counts: { taken: 0, remote: 0, missing: 0 }, notes: [] }
}

function review(reference: ImageReference, image: Found | undefined, rewrite: ImageRewrite): void {
  if (image?.kind === 'remote') link(reference, rewrite)
  if (image?.kind === 'missing') leaveOut(reference, image.reason, rewrite)
}

function showUploaded(reference: ImageReference, uploaded: Uploaded, rewrite: ImageRewrite): void {
  if (uploaded.kind === 'refused') leaveOut(reference, uploaded.reason, rewrite)
  else {
    rewrite.counts.taken += 1
    rewrite.edits.push(reference.showFrom(uploaded.src))
  }
}

function link(reference: ImageReference, { edits, counts, notes }: ImageRewrite): void {
  counts.remote += 1
  edits.push(reference.linkInstead())
  const message = `${shown(reference.address)}: ${ELSEWHERE} Until then it is replaced with a link.`
  notes.push({ level: 'error', line: reference.line, column: reference.column, message })
}

function leaveOut(reference: ImageReference, reason: string, { edits, counts, notes }: ImageRewrite): void {
  counts.missing += 1
  edits.push(reference.wordsInstead())
  notes.push({
    level: 'error',
    line: reference.line,
    column: reference.column,
    message: `${shown(reference.address)}: ${reason}`,
  })
}

/** Why an image on another site is left out, and what to do. */
export const ELSEWHERE =
  'This image is on another site, and images from other sites are not shown. Save it in the folder and use its path.'

/** Truncates a URL for a message. */
export function shown(address: string): string {
  return address.length > 120 ? `${address.slice(0, 120)}…` : address
}
