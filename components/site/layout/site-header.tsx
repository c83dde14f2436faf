import { Navigation } from '#components/site/layout/navigation.tsx'
import { SiteLogo } from '#components/site/layout/site-logo.tsx'
import { SiteTools } from '#components/site/layout/site-tools.tsx'
import type { Settings } from '#lib/settings/views.ts'

/** The header of every page except the home page. */
export function SiteHeader({ settings, current }: { settings: Settings; current: string }) {
  return (
    <header className="site-header page">
      <a className="site-header-name" href="/" rel="home">
        <SiteLogo {...settings} />
      </a>
      <Navigation links={settings.navigation} current={current} />
      <SiteTools current={current} />
    </header>
  )
}
