export type PictureFacts = { width: number; height: number; colour: string; alt: string }

export type PictureProps = {
  src?: string
  alt?: string
  title?: string
  width?: string | number
  height?: string | number
  facts?: PictureFacts
}

/** A picture in the text. With known facts its space is kept free until it has come. */
export function Picture({ src, alt, title, width, height, facts }: PictureProps) {
  return (
    // biome-ignore lint/performance/noImgElement: articles are static HTML, made outside of Next.
    <img
      src={src}
      alt={alt || facts?.alt || ''}
      title={title}
      width={width ?? facts?.width}
      height={height ?? facts?.height}
      loading="lazy"
      decoding="async"
      data-colour={facts?.colour}
    />
  )
}
