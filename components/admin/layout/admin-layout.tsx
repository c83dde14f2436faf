import type { ReactNode } from 'react'
import { SignOut } from '#components/admin/account/sign-out.tsx'
import { AdminNavigation } from '#components/admin/layout/admin-navigation.tsx'
import { Palette } from '#components/admin/palette/palette.tsx'
import type { PaletteProps } from '#components/admin/palette/palette-dialog.tsx'
import { UnsavedLink } from '#components/admin/unsaved/unsaved-link.tsx'
import type { Alarm, Result } from '#lib/admin/views.ts'
import type { Link } from '#lib/core/views.ts'

type Props = {
  publication: string
  user: { id: string; name: string }
  links: Link[]
  palette: Omit<PaletteProps, 'userId'>
  /** Something administrators must look at. */
  alarms: Alarm[]
  signOut: () => Promise<Result<string>>
  children: ReactNode
}

/** The layout of every admin screen except the editor. */
export function AdminLayout({ publication, user, links, palette, alarms, signOut, children }: Props) {
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
          <Palette userId={user.id} {...palette} />
          <a href="/">View the site</a>
          <UnsavedLink userId={user.id} />
          <a href="/admin/account">{user.name}</a>
          <SignOut userId={user.id} signOut={signOut} />
        </div>
      </header>
      {alarms.length > 0 && (
        <section aria-label="Alarms">
          {alarms.map(({ found, link }) => (
            <p className="admin-alarm" key={link.href}>
              {found} <a href={link.href}>{link.label}</a>
            </p>
          ))}
        </section>
      )}
      <main id="main" className="admin-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
