import type { Picture } from '#lib/media/views.ts'

type Props = {
  picture: Picture
  /** The HTML `sizes` attribute. */
  sizes: string
  eager?: boolean
  alt?: string
}

/** A responsive picture. Its space is reserved and filled with its dominant colour until it loads. */
export function Image({ picture, sizes, eager, alt = picture.alt }: Props) {
  const { src, width, height, colour, sources } = picture
  return (
    <picture>
      {sources.avif && <source type="image/avif" srcSet={sources.avif} sizes={sizes} />}
      {sources.webp && <source type="image/webp" srcSet={sources.webp} sizes={sizes} />}
      <img
        src={src}
        alt={alt}
        width={width}
        height={height}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        fetchPriority={eager ? 'high' : undefined}
        style={{ '--placeholder': colour }}
      />
    </picture>
  )
}
