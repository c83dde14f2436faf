import { z } from 'zod'
import type { Viewer } from '#lib/auth/viewer.ts'
import { parseInput } from '#lib/core/input.ts'
import { MAX_IMAGE_BYTES } from '#lib/core/limits.ts'
import { line } from '#lib/core/text.ts'
import { MAX_ALT_LENGTH } from '#lib/media/limits.ts'
import { storeImage } from '#lib/media/storing.ts'
import type { MediaView } from '#lib/media/views.ts'
import { spendAllowance } from '#lib/outgoing/allowance.ts'
import { fetchOutside } from '#lib/outgoing/fetching.ts'

// The bytes decide; many sites send images without their type.
const TYPES = [
  ...['image/avif', 'image/webp', 'image/jpeg', 'image/jpg', 'image/png', 'image/gif'],
  ...['application/octet-stream', 'binary/octet-stream'],
]

const input = z.object({ address: line(2_048), alt: line(MAX_ALT_LENGTH).default('') }).strict()

/**
 * Copies an image from another site into the library; any role may. Throws Invalid with the reason under `address`,
 * TooMany, and what storeImage throws.
 */
export async function storeRemoteImage(viewer: Viewer, given: unknown): Promise<MediaView> {
  const { address, alt } = parseInput(input, given)
  if (viewer.userId) spendAllowance(viewer.userId)
  const { url, bytes } = await fetchOutside(address, { types: TYPES, maxBytes: MAX_IMAGE_BYTES })
  return storeImage(viewer, { name: nameIn(url), bytes, alt })
}

function nameIn(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
