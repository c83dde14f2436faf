import type { PictureSources } from '#lib/content/views.ts'
import type { Picture } from '#lib/media/views.ts'

/** The widths in pixels that pictures are offered in. A short fixed list: each fills the disk once only. */
const WIDTHS = [320, 640, 960, 1280, 1920, 2560]
const COMMON_WIDTHS = [640, 960, 1280]

/**
 * The forms of a picture as `srcset` texts; the original stays the `src`. What may move is offered as WebP only,
 * because an AVIF of it would stand still.
 */
export function pictureSources({ src, width }: Pick<Picture, 'src' | 'width'>): PictureSources {
  const [, path, extension = ''] = /^(\/media\/[0-9a-f]{64})\.([a-z]+)$/.exec(src) ?? []
  if (!path) return { avif: null, webp: null }
  const widths = variantWidths(width)
  const set = (form: string) =>
    widths.map((each) => `${path}-${each}.${form} ${Math.min(each, width)}w`).join(', ')
  return { avif: mayMove(extension) ? null : set('avif'), webp: set('webp') }
}

/** The widths a picture is offered in: all smaller than itself, and the next, in which it keeps its own size. */
export function variantWidths(width: number): number[] {
  return WIDTHS.filter((_, index) => index === 0 || (WIDTHS[index - 1] ?? 0) < width)
}

/** Those of them that phones, tablets and most desks choose for a picture as wide as the text. */
export function commonWidths(width: number): number[] {
  return variantWidths(width).filter((each) => COMMON_WIDTHS.includes(each))
}

export function mayMove(extension: string): boolean {
  return extension === 'gif' || extension === 'webp'
}
