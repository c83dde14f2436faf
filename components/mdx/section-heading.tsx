import type { ReactNode } from 'react'

export type SectionHeadingProps = {
  level: 2 | 3 | 4 | 5 | 6
  id?: string
  /** The accessible name of the permalink. Without it there is none. */
  anchor?: string
  className?: string
  children?: ReactNode
}

/**
 * A heading of the text. With an anchor, the id is on a separate element, because reader views drop elements with an id
 * such as `share-your-work` or `comments`.
 */
export function SectionHeading({ level, id, anchor, className, children }: SectionHeadingProps) {
  const Tag = `h${level}` as const
  return (
    <Tag id={anchor ? undefined : id} className={className}>
      {anchor && <span className="target" id={id} />}
      {children}
      {/* biome-ignore lint/a11y/useAnchorContent: aria-label names it; visible content would appear in feeds. */}
      {anchor && <a className="heading-anchor" href={`#${id}`} aria-label={anchor} />}
    </Tag>
  )
}
