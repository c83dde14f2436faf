import { Navigation } from '#components/site/layout/navigation.tsx'
import { SiteLogo } from '#components/site/layout/site-logo.tsx'
import { SiteTools } from '#components/site/layout/site-tools.tsx'
import type { Settings } from '#lib/settings/views.ts'

/** The head of every page but the front page. */
export function SiteHeader({ settings, current }: { settings: Settings; current: string }) {
  return (
    <header className="running-head page">
      <a className="running-name" href="/" rel="home">
        <SiteLogo {...settings} />
      </a>
      <Navigation links={settings.navigation} current={current} />
      <SiteTools current={current} />
    </header>
  )
}
