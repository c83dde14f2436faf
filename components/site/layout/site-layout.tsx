import type { ReactNode } from 'react'
import { SiteFooter } from '#components/site/layout/site-footer.tsx'
import { SiteHeader } from '#components/site/layout/site-header.tsx'
import type { Settings } from '#lib/settings/views.ts'

type Props = { settings: Settings; current: string; header?: ReactNode; children: ReactNode }

/** The layout of a page: skip link, header, main, footer. `current`: its path. */
export function SiteLayout({ settings, current, header, children }: Props) {
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to main content
      </a>
      {header ?? <SiteHeader settings={settings} current={current} />}
      <main id="main" className="page" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter settings={settings} />
    </>
  )
}
