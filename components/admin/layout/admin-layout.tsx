import type { ReactNode } from 'react'
import { SignOut } from '#components/admin/account/sign-out.tsx'
import { AdminNavigation } from '#components/admin/layout/admin-navigation.tsx'
import { UnsavedLink } from '#components/admin/unsaved/unsaved-link.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { Link } from '#lib/core/views.ts'

type Props = {
  publication: string
  user: { id: string; name: string }
  links: Link[]
  /** Something administrators must look at. */
  alarm?: string | null
  signOut: () => Promise<Result<string>>
  children: ReactNode
}

/** The layout of every admin screen except the editor. */
export function AdminLayout({ publication, user, links, alarm, signOut, children }: Props) {
  return (
    <div className="admin">
      <a className="skip-link" href="#main">
        Skip to main content
      </a>
      <header className="admin-header">
        <p className="admin-name">
          <a href="/admin/posts">{publication}</a>
        </p>
        <AdminNavigation links={links} />
        <div className="admin-user">
          <a href="/">View the site</a>
          <UnsavedLink userId={user.id} />
          <a href="/admin/account">{user.name}</a>
          <SignOut userId={user.id} signOut={signOut} />
        </div>
      </header>
      {alarm && (
        <p className="admin-alarm">
          {alarm} <a href="/admin/jobs">See the jobs</a>
        </p>
      )}
      <main id="main" className="admin-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
