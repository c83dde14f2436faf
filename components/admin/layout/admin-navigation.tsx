'use client'

import NextLink from 'next/link'
import { usePathname } from 'next/navigation'
import type { Link } from '#lib/core/views.ts'

export function AdminNavigation({ links }: { links: Link[] }) {
  const path = usePathname()
  return (
    <nav aria-label="Admin" className="admin-navigation">
      <ul>
        {links.map(({ href, label }) => (
          <li key={href}>
            <NextLink href={href} aria-current={path.startsWith(href) ? 'page' : undefined}>
              {label}
            </NextLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
