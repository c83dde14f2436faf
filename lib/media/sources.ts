import type { ImageSources } from '#lib/content/views.ts'
import type { ResponsiveImage } from '#lib/media/views.ts'

/** The widths in pixels that images are offered in. A short allow-list, so that variants cannot fill the disk. */
const WIDTHS = [320, 640, 960, 1280, 1920, 2560]
const COMMON_WIDTHS = [640, 960, 1280]

/**
 * The variants of an image as `srcset` strings; the original stays the `src`. Possible animations are offered as
 * WebP only, because our AVIF would show one frame.
 */
export function imageSources({ src, width }: Pick<ResponsiveImage, 'src' | 'width'>): ImageSources {
  const [, path, extension = ''] = /^(\/media\/[0-9a-f]{64})\.([a-z]+)$/.exec(src) ?? []
  if (!path) return { avif: null, webp: null }
  const widths = variantWidths(width)
  const set = (form: string) =>
    widths.map((each) => `${path}-${each}.${form} ${Math.min(each, width)}w`).join(', ')
  return { avif: mayMove(extension) ? null : set('avif'), webp: set('webp') }
}

/** The widths an image is offered in: all smaller than its own, and the next larger, which keeps its own size. */
export function variantWidths(width: number): number[] {
  return WIDTHS.filter((_, index) => index === 0 || (WIDTHS[index - 1] ?? 0) < width)
}

/** The widths that phones, tablets and most desktops choose for an image as wide as the text. */
export function commonWidths(width: number): number[] {
  return variantWidths(width).filter((each) => COMMON_WIDTHS.includes(each))
}

export function mayMove(extension: string): boolean {
  return extension === 'gif' || extension === 'webp'
}
