export type ImageFacts = {
  width: number
  height: number
  colour: string
  alt: string
  /** Resized variants, as `srcset` values. */
  sources: { avif: string | null; webp: string | null }
}

export type ImageProps = {
  src?: string
  alt?: string
  title?: string
  width?: string | number
  height?: string | number
  facts?: ImageFacts
  /** The first image loads at once if it is in the library; all others load lazily. */
  isFirst?: boolean
  isWide?: boolean
  /** The HTML `sizes` attribute, if it is neither as wide as the text nor wide. */
  sizes?: string
}

/** An image in the text. One from the library is responsive, and its space is reserved until it loads. */
export function Image({ isWide, sizes = isWide ? WIDE : NORMAL, ...props }: ImageProps) {
  const { avif, webp } = props.facts?.sources ?? {}
  // React would add a preload <link> to the article for an eager <img> outside <picture>.
  if (!avif && !webp) return <Img {...props} isFirst={false} />
  return (
    <picture>
      {avif && <source type="image/avif" srcSet={avif} sizes={sizes} />}
      {webp && <source type="image/webp" srcSet={webp} sizes={sizes} />}
      <Img {...props} />
    </picture>
  )
}

function Img({ src, alt, title, width, height, facts, isFirst }: ImageProps) {
  return (
    // biome-ignore lint/performance/noImgElement: articles are static HTML, rendered outside Next.
    <img
      src={src}
      alt={alt || facts?.alt || ''}
      title={title}
      width={width ?? facts?.width}
      height={height ?? facts?.height}
      loading={isFirst ? undefined : 'lazy'}
      decoding="async"
      style={facts && { '--placeholder': facts.colour }}
    />
  )
}

// The width of the text column, and of a wide figure.
const NORMAL = '(min-width: 46rem) 43rem, 100vw'
const WIDE = `(min-width: 64rem) 56rem, ${NORMAL}`
