import { Avatar } from '#components/ui/avatar.tsx'
import { Count } from '#components/ui/count.tsx'
import type { BylineView } from '#lib/published/views.ts'

/** Who an author is, above their articles. */
export function BylineHeading({ byline }: { byline: BylineView }) {
  return (
    <header className="heading heading-person">
      <Avatar byline={byline} size="large" />
      <h1 className="heading-title">{byline.name}</h1>
      {byline.bio && <p className="heading-dek">{byline.bio}</p>}
      <BylineLinks byline={byline} />
      <Count articles={byline.articles} />
    </header>
  )
}

/** Where else an author can be found. */
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
