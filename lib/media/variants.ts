import { type MediaFile, mediaKey } from '#lib/media/files'
import { PICTURE_EXTENSIONS } from '#lib/media/formats'
import { openPicture } from '#lib/media/sharp'
import { mayMove, variantWidths } from '#lib/media/sources'
import { inTurn } from '#lib/media/turns'
import { openStoredFile, readStoredFile, type StoredFile, storeFile } from '#lib/storage/files'

type Variant = MediaFile & { width: number }

/**
 * A smaller form of a stored picture, made when it is first asked for and kept beside the original. Null when the
 * picture, or that form of it, does not exist. Throws Unavailable when too many are being made.
 */
export async function openVariant(variant: Variant): Promise<StoredFile | null> {
  const key = mediaKey(variant)
  const stored = await openStoredFile(key)
  if (stored) return stored
  const original = await findOriginal(variant.hash)
  if (!original || !isOffered(variant, original)) return null
  return inTurn(async () => (await openStoredFile(key)) ?? makeVariant(variant, original))
}

async function findOriginal(hash: string): Promise<MediaFile | null> {
  for (const extension of PICTURE_EXTENSIONS) {
    const original = { hash, extension, width: null }
    if (await openStoredFile(mediaKey(original))) return original
  }
  return null
}

function isOffered({ extension }: Variant, original: MediaFile): boolean {
  return extension === 'webp' || (extension === 'avif' && !mayMove(original.extension))
}

async function makeVariant(variant: Variant, original: MediaFile): Promise<StoredFile | null> {
  const bytes = await readStoredFile(mediaKey(original))
  if (!bytes) return null
  const picture = openPicture(bytes, mayMove(original.extension))
  const { width } = await picture.metadata()
  if (!variantWidths(width).includes(variant.width)) return null
  picture.resize({ width: variant.width, withoutEnlargement: true })
  const written =
    variant.extension === 'avif' ? picture.avif({ quality: 55, effort: 2 }) : picture.webp({ quality: 78 })
  await storeFile(mediaKey(variant), await written.toBuffer())
  return openStoredFile(mediaKey(variant))
}
