import type { ReactNode } from 'react'
import { SiteFooter } from '#components/site/layout/site-footer.tsx'
import { SiteHeader } from '#components/site/layout/site-header.tsx'
import type { Settings } from '#lib/settings/views.ts'

type Props = { settings: Settings; current: string; head?: ReactNode; children: ReactNode }

/** A whole page: skip link, head, main, foot. `current` is its path. */
export function SiteLayout({ settings, current, head, children }: Props) {
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to main content
      </a>
      {head ?? <SiteHeader settings={settings} current={current} />}
      <main id="main" className="page" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter settings={settings} />
    </>
  )
}
