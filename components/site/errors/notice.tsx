import type { ReactNode } from 'react'
import { SiteLayout } from '#components/site/layout/site-layout.tsx'
import type { Settings } from '#lib/settings/views.ts'

type Props = { settings: Settings; status: number; title: string; message: string; children?: ReactNode }

/** An error page: status, title, message and links onward. */
export function Notice({ settings, status, title, message, children }: Props) {
  return (
    <SiteLayout settings={settings} current="">
      <div className="notice">
        <p className="notice-status" aria-hidden="true">
          {status}
        </p>
        <div className="notice-text">
          <h1 className="notice-title">{title}</h1>
          <p className="notice-message">{message}</p>
          {children}
        </div>
      </div>
    </SiteLayout>
  )
}
