import { Image, type ImageFacts } from './image'
import { TextLink } from './text-link'

export type LinkCardProps = {
  href: string
  title: string
  description?: string
  site?: string
  image?: string
  facts?: ImageFacts
}

/** A link with what its page says about itself. The whole card leads there; its picture only decorates. */
export function LinkCard({ href, title, description, site, image, facts }: LinkCardProps) {
  return (
    <figure className="link-card">
      {image && <Image src={image} alt="" facts={facts && { ...facts, alt: '' }} sizes={SIZES} />}
      <figcaption>
        <TextLink className="link-card-title" href={href}>
          {title}
        </TextLink>
        {description && <p className="link-card-words">{description}</p>}
        {site && <small className="link-card-site">{site}</small>}
      </figcaption>
    </figure>
  )
}

const SIZES = '(min-width: 30rem) 12rem, 100vw'
