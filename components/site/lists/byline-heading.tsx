import { Avatar } from '#components/ui/avatar.tsx'
import { Count } from '#components/ui/count.tsx'
import type { BylineView } from '#lib/published/views.ts'

/** An author's name, biography and links, above their articles. */
export function BylineHeading({ byline }: { byline: BylineView }) {
  return (
    <header className="heading heading-author">
      <Avatar byline={byline} size="large" />
      <h1 className="heading-title">{byline.name}</h1>
      {byline.bio && <p className="heading-dek">{byline.bio}</p>}
      <BylineLinks byline={byline} />
      <Count articles={byline.articles} />
    </header>
  )
}

/** An author's links to other sites. */
export function BylineLinks({ byline }: { byline: BylineView }) {
  if (byline.links.length === 0) return null
  return (
    <ul className="links">
      {byline.links.map(({ label, href }) => (
        <li key={href}>
          <a className="plain-link" rel="me noopener" href={href}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}
