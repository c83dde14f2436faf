import type { ReactNode } from 'react'
import { TextLink } from './text-link'

export type QuoteProps = { by?: string; source?: string; href?: string; children?: ReactNode }

/** Somebody else's words, with who said them (`by`) and where (`source`, a title). */
export function Quote({ by, source, href, children }: QuoteProps) {
  const work = source && <cite>{href ? <TextLink href={href}>{source}</TextLink> : source}</cite>
  const user = by && (href && !source ? <TextLink href={href}>{by}</TextLink> : by)
  return (
    <figure className="quote">
      <blockquote cite={href}>{children}</blockquote>
      {(user || work) && (
        <figcaption>
          {'— '}
          {user}
          {user && work && ', '}
          {work}
        </figcaption>
      )}
    </figure>
  )
}
