import type { Picture } from '#lib/media/views.ts'

type Props = {
  picture: Picture
  /** How wide it is shown, as the `sizes` of HTML. */
  sizes: string
  eager?: boolean
  alt?: string
}

/** A picture in the form that fits the screen. It keeps its place, and shows its own colour until it has loaded. */
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
