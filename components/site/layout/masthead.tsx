import { Navigation } from '#components/site/layout/navigation.tsx'
import { SiteLogo } from '#components/site/layout/site-logo.tsx'
import { SiteTools } from '#components/site/layout/site-tools.tsx'
import { DateOf } from '#components/ui/date.tsx'
import type { Settings } from '#lib/settings/views.ts'

/** The head of the front page: name, tagline, and the day of the newest article, which nobody must take for today. */
export function Masthead({ settings, issued }: { settings: Settings; issued: Date | null }) {
  return (
    <header className="masthead page">
      <div className="masthead-strip">
        <p>
          {issued && (
            <>
              Latest article: <DateOf date={issued} calendar={settings} />
            </>
          )}
        </p>
        <SiteTools />
      </div>
      <h1 className="masthead-name" style={{ '--letters': String(settings.name.length) }}>
        <SiteLogo {...settings} />
      </h1>
      {settings.tagline && <p className="masthead-tagline">{settings.tagline}</p>}
      <Navigation links={settings.navigation} current="/" />
    </header>
  )
}
