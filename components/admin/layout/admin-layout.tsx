import type { ReactNode } from 'react'
import { SignOut } from '#components/admin/account/sign-out.tsx'
import { AdminNavigation } from '#components/admin/layout/admin-navigation.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { Link } from '#lib/core/views.ts'

type Props = {
  publication: string
  user: string
  links: Link[]
  signOut: () => Promise<Result<string>>
  children: ReactNode
}

/** What stands around every screen of the desk but the editor. */
export function AdminLayout({ publication, user, links, signOut, children }: Props) {
  return (
    <div className="desk">
      <a className="skip-link" href="#main">
        Skip to main content
      </a>
      <header className="desk-head">
        <p className="desk-name">
          <a href="/admin/posts">{publication}</a>
        </p>
        <AdminNavigation links={links} />
        <div className="desk-person">
          <a href="/">View the site</a>
          <a href="/admin/account">{user}</a>
          <SignOut signOut={signOut} />
        </div>
      </header>
      <main id="main" className="desk-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
