export type PictureFacts = {
  width: number
  height: number
  colour: string
  alt: string
  /** Smaller forms of it, as `srcset` texts. */
  sources: { avif: string | null; webp: string | null }
}

export type PictureProps = {
  src?: string
  alt?: string
  title?: string
  width?: string | number
  height?: string | number
  facts?: PictureFacts
  /** Loaded at once if it is one of ours; all others wait until they are near. */
  isFirst?: boolean
  isWide?: boolean
}

/** A picture in the text. A known one comes in the form that fits the screen, and its space is kept free until then. */
export function Picture({ isWide, ...props }: PictureProps) {
  const { avif, webp } = props.facts?.sources ?? {}
  // Alone and not lazy, React would put a <link> for it into the article.
  if (!avif && !webp) return <Image {...props} isFirst={false} />
  const sizes = isWide ? WIDE : NORMAL
  return (
    <picture>
      {avif && <source type="image/avif" srcSet={avif} sizes={sizes} />}
      {webp && <source type="image/webp" srcSet={webp} sizes={sizes} />}
      <Image {...props} />
    </picture>
  )
}

function Image({ src, alt, title, width, height, facts, isFirst }: PictureProps) {
  return (
    // biome-ignore lint/performance/noImgElement: articles are static HTML, made outside of Next.
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

// The column of text, and what a wide figure takes of the page beside it.
const NORMAL = '(min-width: 46rem) 43rem, 100vw'
const WIDE = `(min-width: 64rem) 56rem, ${NORMAL}`
