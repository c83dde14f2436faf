import type { Link } from '#lib/core/views.ts'

type Props = { links: Link[]; current: string }

/** The main navigation. `current`: the path of this page. */
export function Navigation({ links, current }: Props) {
  if (links.length === 0) return null
  return (
    <nav className="navigation" aria-label="Main">
      <ul className="navigation-links">
        {links.map(({ label, href }) => (
          <li key={href}>
            <a href={href} aria-current={currentState(href, current)}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function currentState(href: string, current: string): 'page' | 'true' | undefined {
  if (href === current) return 'page'
  return current.startsWith(`${href}/`) ? 'true' : undefined
}
