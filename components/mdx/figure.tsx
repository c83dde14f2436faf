import { Picture, type PictureFacts } from './picture'

export type FigureProps = {
  src: string
  alt: string
  caption?: string
  credit?: string
  width?: 'normal' | 'wide'
  facts?: PictureFacts
}

export function Figure({ src, alt, caption, credit, width = 'normal', facts }: FigureProps) {
  return (
    <figure className={`figure figure-${width}`}>
      <Picture src={src} alt={alt} facts={facts} />
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
