import { Nameplate } from '#components/site/nameplate'
import { Navigation } from '#components/site/navigation'
import { SiteTools } from '#components/site/site-tools'
import type { Settings } from '#lib/settings/views'

/** The head of every page but the front page. */
export function RunningHead({ settings, current }: { settings: Settings; current: string }) {
  return (
    <header className="running-head page">
      <a className="running-name" href="/" rel="home">
        <Nameplate {...settings} />
      </a>
      <Navigation links={settings.navigation} current={current} />
      <SiteTools current={current} />
    </header>
  )
}
