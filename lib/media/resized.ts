import { IMAGE_EXTENSIONS } from '#lib/core/image-formats.ts'
import { type MediaFile, mediaKey } from '#lib/media/files.ts'
import { enqueue } from '#lib/media/queue.ts'
import { openImage } from '#lib/media/sharp.ts'
import { commonWidths, mayMove, variantWidths } from '#lib/media/sources.ts'
import { openStoredFile, readStoredFile, type StoredFile, storeFile } from '#lib/storage/files.ts'

type Variant = MediaFile & { width: number }

/**
 * A resized variant of a stored image, encoded on first request and cached in the storage. Null when the image or
 * that variant does not exist. Throws Unavailable when the queue is full.
 */
export async function openVariant(variant: Variant): Promise<StoredFile | null> {
  const stored = await openStoredFile(mediaKey(variant))
  if (stored) return stored
  const original = await findOriginal(variant.hash)
  if (!original || !isOffered(variant, original)) return null
  return make(variant, original, 'asked')
}

/** Encodes the missing variants in the widths that most readers get; `width` in pixels. */
export async function prepareVariants({ hash, width }: { hash: string; width: number }): Promise<void> {
  const original = await findOriginal(hash)
  if (!original) return
  for (const each of commonWidths(width)) {
    const forms = ['webp', 'avif'].map((extension) => ({ hash, extension, width: each }))
    const offered = forms.filter((variant) => isOffered(variant, original))
    await Promise.all(offered.map((variant) => makeMissing(variant, original)))
  }
}

async function findOriginal(hash: string): Promise<MediaFile | null> {
  for (const extension of IMAGE_EXTENSIONS) {
    const original = { hash, extension, width: null }
    if (await openStoredFile(mediaKey(original))) return original
  }
  return null
}

function isOffered({ extension }: Variant, original: MediaFile): boolean {
  return extension === 'webp' || (extension === 'avif' && !mayMove(original.extension))
}

async function makeMissing(variant: Variant, original: MediaFile): Promise<void> {
  if (!(await openStoredFile(mediaKey(variant)))) await make(variant, original, 'background')
}

async function make(
  variant: Variant,
  original: MediaFile,
  urgency: 'asked' | 'background',
): Promise<StoredFile | null> {
  const id = mediaKey(variant)
  const job = { id, urgency, isSlow: variant.extension === 'avif' }
  return enqueue(job, async () => (await openStoredFile(id)) ?? encode(variant, original))
}

async function encode(variant: Variant, original: MediaFile): Promise<StoredFile | null> {
  const bytes = await readStoredFile(mediaKey(original))
  if (!bytes) return null
  const image = openImage(bytes, mayMove(original.extension))
  const { width } = await image.metadata()
  if (!variantWidths(width).includes(variant.width)) return null
  image.resize({ width: variant.width, withoutEnlargement: true })
  const written =
    variant.extension === 'avif' ? image.avif({ quality: 55, effort: 2 }) : image.webp({ quality: 78 })
  await storeFile(mediaKey(variant), await written.toBuffer())
  return openStoredFile(mediaKey(variant))
}
