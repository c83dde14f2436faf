import type { ReactNode } from 'react'
import { TextLink } from './text-link'

export type QuoteProps = { by?: string; source?: string; href?: string; children?: ReactNode }

/** A quotation with its author (`by`) and the title of its source. */
export function Quote({ by, source, href, children }: QuoteProps) {
  const work = source && <cite>{href ? <TextLink href={href}>{source}</TextLink> : source}</cite>
  const author = by && (href && !source ? <TextLink href={href}>{by}</TextLink> : by)
  return (
    <figure className="quote">
      <blockquote cite={href}>{children}</blockquote>
      {(author || work) && (
        <figcaption>
          {'— '}
          {author}
          {author && work && ', '}
          {work}
        </figcaption>
      )}
    </figure>
  )
}
