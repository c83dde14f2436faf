import type { ReactNode } from 'react'

export type SectionHeadingProps = {
  level: 2 | 3 | 4 | 5 | 6
  id?: string
  /** What the link to this section is called. Without it there is no link. */
  anchor?: string
  className?: string
  children?: ReactNode
}

/**
 * A heading of the text. With an anchor its id stands on an element of its own: reading modes leave out what has an id
 * such as `share-your-work` or `comments`.
 */
export function SectionHeading({ level, id, anchor, className, children }: SectionHeadingProps) {
  const Tag = `h${level}` as const
  return (
    <Tag id={anchor ? undefined : id} className={className}>
      {anchor && <span className="target" id={id} />}
      {children}
      {/* biome-ignore lint/a11y/useAnchorContent: its name is the label; a sign would stand in feeds. */}
      {anchor && <a className="heading-anchor" href={`#${id}`} aria-label={anchor} />}
    </Tag>
  )
}
