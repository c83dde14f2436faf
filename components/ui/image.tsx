import { focusClass } from '#components/ui/focus-class.ts'
import type { ResponsiveImage } from '#lib/media/views.ts'

type Props = {
  image: ResponsiveImage
  /** The HTML `sizes` attribute. */
  sizes: string
  eager?: boolean
  alt?: string
}

/** A responsive image. Its space is reserved and filled with its dominant colour until it loads. */
export function Image({ image, sizes, eager, alt = image.alt }: Props) {
  const { src, width, height, colour, sources } = image
  return (
    <picture>
      {sources.avif && <source type="image/avif" srcSet={sources.avif} sizes={sizes} />}
      {sources.webp && <source type="image/webp" srcSet={sources.webp} sizes={sizes} />}
      <img
        src={src}
        alt={alt}
        width={width}
        height={height}
        className={focusClass(image)}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        fetchPriority={eager ? 'high' : undefined}
        style={{ '--placeholder': colour }}
      />
    </picture>
  )
}
