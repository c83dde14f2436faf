import type { ReactNode } from 'react'
import { SiteLayout } from '#components/site/layout/site-layout.tsx'
import type { Settings } from '#lib/settings/views.ts'

type Props = { settings: Settings; status: number; title: string; words: string; children?: ReactNode }

/** A document that says why there is nothing to read here, and where there is. */
export function Notice({ settings, status, title, words, children }: Props) {
  return (
    <SiteLayout settings={settings} current="">
      <div className="notice">
        <p className="notice-status" aria-hidden="true">
          {status}
        </p>
        <div className="notice-text">
          <h1 className="notice-title">{title}</h1>
          <p className="notice-words">{words}</p>
          {children}
        </div>
      </div>
    </SiteLayout>
  )
}
