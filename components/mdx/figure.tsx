import { Image, type ImageFacts } from './image'

export type FigureProps = {
  src: string
  alt: string
  caption?: string
  credit?: string
  width?: 'normal' | 'wide'
  facts?: ImageFacts
  isFirst?: boolean
}

export function Figure({ src, alt, caption, credit, width = 'normal', facts, isFirst }: FigureProps) {
  return (
    <figure className={`figure figure-${width}`}>
      <Image src={src} alt={alt} facts={facts} isFirst={isFirst} isWide={width === 'wide'} />
      {(caption || credit) && (
        <figcaption>
          {caption && <span className="figure-caption">{caption}</span>}
          {caption && credit && ' '}
          {credit && <small className="figure-credit">{credit}</small>}
        </figcaption>
      )}
    </figure>
  )
}
